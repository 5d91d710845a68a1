using System.Net;
using System.Net.Sockets;

namespace ClassLibrary;

/// <summary>What of the network needs none.</summary>
internal static class Networks
{
    public static void Write(Report report)
    {
        report.Add("address", () => new IPEndPoint(IPAddress.Loopback, 80));
        report.Add("network", () => IPNetwork.Parse("10.0.0.0/8").Contains(IPAddress.Parse("10.1.2.3")));
        report.Add("byte-order", () => IPAddress.HostToNetworkOrder(0x01020304));
        report.Add("socket", () => { using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); return socket.AddressFamily; });
        report.Add("host", () => Dns.GetHostName() == System.Environment.MachineName);
        report.Add("cookie", () => { var container = new CookieContainer(); container.SetCookies(new System.Uri("http://h/"), "a=1; path=/"); return container.GetCookieHeader(new System.Uri("http://h/x")); });
    }
}
