# The .NET host and its runtime: starts, reads its files, reports.
exec dotnet --info
