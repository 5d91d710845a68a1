namespace Golden
handler Tick {
    AL = $20
    Port[$20] = AL
    if AL = 0 return
    AL++
}

bits 32
handler Tock {
}
