using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml.XPath;

namespace ClassLibrary;

/// <summary>XML: read, written, queried.</summary>
internal static class Xml
{
    private const string Text = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "entity">]><r xmlns:p="urn:p" a="1&amp;2"><p:c>&e;ä</p:c><c>&lt;<![CDATA[<x>]]></c><!-- remark --><empty/></r>""";

    public static void Write(Report report)
    {
        report.Add("parse", () => XDocument.Parse("<r><a b='1'/><a b='2'>x</a></r>").Descendants("a").Select(element => (string?)element.Attribute("b")));
        report.Add("write", () => new XElement("r", new XAttribute("a", "<\"&'>"), new XElement("c", 1.5), new XComment("c"), "text ä\u0001"[..6]).ToString());
        report.Add("namespace", () => XElement.Parse("<a xmlns='u' xmlns:p='v'><p:b/></a>").Elements().Single().Name.ToString());
        report.Add("reader", () =>
        {
            using XmlReader reader = XmlReader.Create(new StringReader(Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse });
            string all = "";
            while (reader.Read())
                all += $"{reader.NodeType}:{reader.Name}:{reader.Value};";
            return all;
        });
        report.Add("dtd-refused", () => XDocument.Load(XmlReader.Create(new StringReader(Text))).Root);
        report.Add("document", () => { var document = new XmlDocument(); document.LoadXml("<a><b>1</b><b>2</b></a>"); return document.SelectNodes("//b[2]")![0]!.InnerText; });
        report.Add("xpath", () => XElement.Parse("<a><b n='1'/><b n='2'/></a>").XPathEvaluate("sum(//@n) + count(//b)"));
        report.Add("bad", () => XDocument.Parse("<a><b></a>"));
        report.Add("bad-name", () => new XElement("1a"));
        report.Add("convert", () => XmlConvert.ToString(1.5) + XmlConvert.ToString(System.TimeSpan.FromMinutes(90)) + XmlConvert.EncodeName("a b"));
        report.Add("writer", () =>
        {
            var text = new StringWriter();
            using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
            {
                writer.WriteStartElement("a");
                writer.WriteElementString("b", "urn:x", "1 < 2");
                writer.WriteCData("raw");
                writer.WriteEndElement();
            }
            return text.ToString();
        });
        report.Add("schema", () =>
        {
            XmlSchema schema = XmlSchema.Read(new StringReader("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='n' type='xs:int'/></xs:schema>"), null)!;
            var set = new XmlSchemaSet();
            set.Add(schema);
            string complaint = "none";
            new XDocument(new XElement("n", "x")).Validate(set, (_, arguments) => complaint = arguments.Message);
            return complaint;
        });
        report.Add("annotate", () => { var element = new XElement("a"); element.Changed += (_, _) => element.AddAnnotation("seen"); element.Add(1); return element.Annotation<string>(); });
    }
}
