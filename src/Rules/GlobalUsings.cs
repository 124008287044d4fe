global using Brygga.Engine.Data;
global using LanguageExt;
global using static Brygga.Rules.Validations;
global using static LanguageExt.Prelude;
global using Relation = Brygga.Engine.Data.Relation;
global using ValueType = Brygga.Engine.Data.ValueType;
