using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ClassLibrary;

/// <summary>JSON: written, read, walked.</summary>
internal static partial class Json
{
    public static void Write(Report report)
    {
        var person = new Person("Ada ä", 36, [1.5, double.MaxValue], new DateTime(1815, 12, 10, 0, 0, 0, DateTimeKind.Utc), DayOfWeek.Sunday, null);
        report.Add("write", () => JsonSerializer.Serialize(person, PersonJson.Default.Person));
        report.Add("read", () => JsonSerializer.Deserialize("""{"name":"Grace","AGE":5,"Scores":[1,2e3],"Born":"1906-12-09","Day":"Monday"}""", PersonJson.Default.Person));
        report.Add("dictionary", () => JsonSerializer.Serialize(new Dictionary<string, int> { ["a b"] = 1 }, PersonJson.Default.DictionaryStringInt32));
        report.Add("bad-number", () => JsonSerializer.Deserialize("""{"Age":"x"}""", PersonJson.Default.Person));
        report.Add("bad-text", () => JsonSerializer.Deserialize("""{"Age":1,}""", PersonJson.Default.Person));
        report.Add("without-context", () => JsonSerializer.Serialize(new { X = 1 }));
        report.Add("document", () => { using var document = JsonDocument.Parse("""{"a":[1,{"b":null}],"c":1e2}"""); return document.RootElement.GetProperty("a")[1].GetProperty("b").ValueKind + " " + document.RootElement.GetProperty("c").GetDouble(); });
        report.Add("document-bad", () => JsonDocument.Parse("[1, 2"));
        report.Add("missing", () => JsonDocument.Parse("{}").RootElement.GetProperty("x"));
        report.Add("node", () => { JsonNode node = JsonNode.Parse("""{"x":[1,2]}""")!; node["y"] = true; node["x"]!.AsArray().Add(3); return node.ToJsonString(); });
        report.Add("deep", () => JsonDocument.Parse(new string('[', 100)).RootElement.ValueKind);
        report.Add("writer", Draw);
        report.Add("escape", () => JsonEncodedText.Encode("\"<ä\u0001\ud83d\ude00").ToString());
    }

    private static object Draw()
    {
        using var stream = new System.IO.MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("n", 1.25m);
            writer.WriteBase64String("b", [1, 2, 3]);
            writer.WriteStartArray("a");
            writer.WriteNullValue();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    internal sealed record Person(string? Name, int Age, double[]? Scores, DateTime Born, DayOfWeek Day, Person? Friend)
    {
        public override string ToString() => $"{Name} {Age} {Scores?.Length} {Born:s} {Day} {Friend}";
    }

    [JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Person))]
    [JsonSerializable(typeof(Dictionary<string, int>))]
    private sealed partial class PersonJson : JsonSerializerContext;
}
