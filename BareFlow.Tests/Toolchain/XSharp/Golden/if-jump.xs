namespace Golden
const Limit = 7
var Count = 5

function Form {
    Again:
        if EAX = 5 return
        if EAX < EBX goto Again
        if RAX > RSI[0] goto Again
        if byte RSI[0] >= 5 goto Again
        if RSI[0] <= AL goto Other
        if .Count != #Limit return
        if signed RAX < RBX goto Again
        if < goto Again
        if > goto Again
        if = return
        if != return
        if <= return
        if >= return
        if 0 return
        if !0 return
        if signed < return
        while AL = 0 {
            if AL = 1 break
            if AL = 2 continue
        }
}

function Other {
}
