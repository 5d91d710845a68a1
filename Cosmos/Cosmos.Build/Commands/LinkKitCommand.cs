using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using IL2CPU.Elf;
using IL2CPU.Linking;

namespace Cosmos.Build.Commands;

/// <summary><c>link-kit</c>: all that kernels of many C programs have in common, made once; <c>ld.lld @FOLDER/kernel.rsp PROGRAM.o</c>
/// links each.</summary>
internal static class LinkKitCommand
{
    public static Command Create()
    {
        var objects = new Option<string[]>("--object") { Description = "An object of the core.", Required = true };
        var library = new Option<string>("--c-library") { Description = "musl's libc.a.", Required = true };
        var script = new Option<FileInfo>("--script") { Description = "The linker script.", Required = true };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder to write.", Required = true };
        var command = new Command("link-kit", "Prepares the links of many C programs.") { objects, library, script, output };
        command.SetAction(parsed => Stage.Run(() => Write(
            parsed.GetRequiredValue(objects),
            parsed.GetRequiredValue(library),
            parsed.GetRequiredValue(script).FullName,
            parsed.GetRequiredValue(output).FullName)));
        return command;
    }

    private static void Write(string[] objects, string library, string script, string folder)
    {
        string core = Linker.CoreIn(folder);
        string[] parts =
        [
            CoreObject.Make(objects, core),
            SectionObject.Make(ImageFile.Table([]), ".files", core),
            SectionObject.Make(Encoding.UTF8.GetBytes(""), ".program_path", core),
        ];
        Linker.WriteKit(new ImageParts(parts, [BorrowedLibrary.Make(library, folder)]), script, folder);
    }
}
