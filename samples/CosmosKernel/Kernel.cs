using System;
using System.Threading;
using Cosmos.Core;
using Cosmos.Core.Memory;
using Sys = Cosmos.System;

namespace CosmosKernel
{
    /// <summary>A small shell, written as for Cosmos.</summary>
    public class Kernel : Sys.Kernel
    {
        private readonly Random random = new Random();
        private int commands;

        protected override void BeforeRun()
        {
            mDebugger.Send("before the first round");
            Console.ForegroundColor = ConsoleColor.Green;
            Console.WriteLine("Cosmos booted successfully on " + Environment.MachineName + ".");
            Console.ResetColor();
        }

        protected override void Run()
        {
            Console.Write("Input: ");
            string input = Console.ReadLine() ?? "halt";
            commands++;
            switch (input)
            {
                case "cpu":
                    Console.WriteLine(CPU.GetCPUVendorName() + ", " + CPU.GetCPUBrandString());
                    Console.WriteLine(CPU.GetCPUCycleSpeed() / 1000000 + " MHz, up for " + CPU.GetCPUUptime() + " cycles");
                    break;
                case "ram":
                    Console.WriteLine(CPU.GetAmountOfRAM() + " MB, kernel ends at " + CPU.GetEndOfKernel());
                    Console.WriteLine(GCImplementation.GetUsedRAM() + " bytes used of " + GCImplementation.GetAvailableRAM() + " MB");
                    break;
                case "heap":
                    ShowHeap();
                    break;
                case "time":
                    ShowTime();
                    break;
                case "dice":
                    Console.WriteLine("You threw a " + random.Next(1, 7) + ".");
                    break;
                case "fail":
                    try
                    {
                        throw new InvalidOperationException("on purpose");
                    }
                    catch (Exception e)
                    {
                        Console.ForegroundColor = ConsoleColor.Red;
                        Console.WriteLine("Caught: " + e.Message);
                        Console.ResetColor();
                    }
                    break;
                case "tone":
                    PlayTone();
                    break;
                case "beep":
                    Beep();
                    break;
                case "size":
                    ChangeSize();
                    break;
                case "halt":
                    Stop();
                    break;
                default:
                    Console.WriteLine("Text typed: " + input);
                    break;
            }
        }

        protected override void AfterRun()
        {
            Console.WriteLine("Stopped after " + commands + " commands: " + mStopped);
        }

        private static void PlayTone()
        {
            long start = Environment.TickCount64;
            Console.Beep(440, 500);
            Console.WriteLine("Played for 500 ms: " + (Environment.TickCount64 - start >= 490));
        }

        private static void Beep()
        {
            Console.Beep();
            Thread.Sleep(500);
            bool isRefused = false;
            try
            {
                Console.Beep(20, 100);
            }
            catch (ArgumentOutOfRangeException)
            {
                isRefused = true;
            }
            Console.WriteLine("Refused: " + isRefused);
        }

        private static void ChangeSize()
        {
            Console.SetWindowSize(60, 20);
            string size = Console.WindowWidth + " x " + Console.WindowHeight;
            bool isRefused = false;
            try
            {
                Console.SetWindowSize(1000, 1000);
            }
            catch (Exception)
            {
                isRefused = true;
            }
            Console.SetWindowSize(80, 25);
            Console.WriteLine(size + ", refused: " + isRefused);
        }

        private static unsafe void ShowHeap()
        {
            byte* block = Heap.Alloc(100);
            block[99] = 42;
            block = Heap.Realloc(block, 100000);
            Console.WriteLine("The block holds " + block[99] + ".");
            Heap.Free(block);

            for (int i = 0; i < 1000; i++)
            {
                _ = new byte[1000];
            }
            Console.WriteLine("Collected: " + (Heap.Collect() >= 0));
        }

        private static void ShowTime()
        {
            DateTime start = DateTime.Now;
            Thread.Sleep(200);
            bool slept = (DateTime.Now - start).TotalMilliseconds >= 200;
            Console.WriteLine("It is " + start.ToString("yyyy-MM-dd HH:mm") + ", slept: " + slept);
        }
    }
}
