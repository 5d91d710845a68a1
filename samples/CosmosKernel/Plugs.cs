using System;
using IL2CPU.API.Attribs;

namespace CosmosKernel
{
    [Plug(Target = typeof(Environment))]
    public static class EnvironmentImpl
    {
        public static string get_MachineName()
        {
            return "BareFlow";
        }
    }
}
