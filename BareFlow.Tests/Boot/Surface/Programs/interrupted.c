// What a person at the terminal ends, with nobody to handle it.
#include "surface.h"
#include <signal.h>

int main(void)
{
    printf("--- begin\n");
    raise(SIGINT);
    printf("not ok still here\n");
    return 0;
}
