// An image of more than 256 MiB, as a program with large resources has.
#include "surface.h"

enum { BYTES = 270 * 1024 * 1024 };

__asm__(".section .rodata\n"
        ".balign 4096\n"
        "large: .fill 270 * 1024 * 1024, 1, 0x5A\n"
        ".byte 1\n"
        ".text\n");

extern const unsigned char large[];
static unsigned char variable = 7;

int main(void)
{
    begin();
    EXPECT("the first byte is there", 0x5A, large[0]);
    EXPECT("the last byte is there", 0x5A, large[BYTES - 1]);
    EXPECT("what lies behind is there", 1, large[BYTES]);
    EXPECT("so are variables", 7, variable);
    memset(malloc(1 << 20), 1, 1 << 20);
    return end();
}
