namespace Golden
interrupt Tick {
    AL = $20
    Port[$20] = AL
    if AL = 0 return
    AL++
    iret
}

bits 32
Interrupt Tock {
}
