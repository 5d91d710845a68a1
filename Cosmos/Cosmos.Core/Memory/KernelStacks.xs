// Room for the stacks that KernelStacks.cs counts. Not in BSS: nothing relies on what they hold, and the first of them is in
// use before BSS is zeroed.
namespace KernelStacks

export Zone

section '.stacks', 'aw', nobits
align 4096
var Zone byte[$40000]
section default

function Start() {
    RAX = @.Zone
}
