// An image that ends beyond what the first page tables reach.
volatile char variables[1 << 30];

int main(void) { return variables[1]; }
