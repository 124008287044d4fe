using BenchmarkDotNet.Running;
using Brygga.Bench.Benchmarks;
using Brygga.Bench.Costs;
using Brygga.Bench.FirstLoad;
using Brygga.Bench.HeadToHead;
using Brygga.Bench.Invoices;
using Brygga.Bench.Pages;
using Brygga.Bench.Pdf;
using Brygga.Bench.Planning;
using Brygga.Bench.Rules;

const string Usage = """
    bench rules | list | planning: the product beside the same by hand, as ratios
    bench invoices: 1,000 invoices, from activation to a plan with no step
    bench costs: 2,000 supplier invoices on 500 projects, from activation to a plan with no step
    bench pdf: a hundred pages of attachments combined into one PDF, and the memory that it takes
    bench head-to-head [--runs N] [--only PARTY] SIZE...: two registers compared, beside DuckDB in SQL; 1000 10000 100000 are usual
    bench kernels: similarities of texts beside DuckDB, F23 and FuzzySharp, as ratios; bench scorers ...: the same under BenchmarkDotNet
    bench learn: the points of HeadToHead/registers.yaml, from registers whose truth is known
    bench report: the page of a comparison of 50,000 customers, made, and used in Chromium
    bench registers | paced: a company from its activation to a run with nothing to do, at full size, or a tenth at the systems' own pace
    """;

Brygga.Tool.NoTypeScan.Begin();
switch (args)
{
    case ["rules"]: RulesBench.Run(); return 0;
    case ["list"]: ExpressionsBench.Run(); return 0;
    case ["planning"]: PlanningBench.Run(); return 0;
    case ["invoices"]: await InvoicesBench.Run(); return 0;
    case ["costs"]: await CostsBench.Run(); return 0;
    case ["pdf"]: await PdfBench.Run(); return 0;
    case [PdfBench.Word, var folder, var limit]: return PdfBench.Combine(folder, limit);
    case ["report"]: await ReportBench.Run(); return 0;
    case ["registers"]: await FirstLoadBench.Run(Size.Full); return 0;
    case ["paced"]: await FirstLoadBench.Run(Size.Tenth); return 0;
    case ["kernels"]: KernelsBench.Run(); return 0;
    case ["scorers", .. var options]: BenchmarkSwitcher.FromTypes([typeof(ScorerBenchmarks)]).Run(options); return 0;
    case ["learn"]: Learner.Run(); return 0;
    case ["head-to-head", .. var sizes]: HeadToHeadBench.Run(sizes); return 0;
    case [JobProcess.Word, var started, var again, .. var job]: return JobProcess.Run(started, again, job);
    case [Child.Word, .. var command]: return await Child.Run(command);
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
