namespace Golden
var Count = 5

bits 32
function Narrow {
    ESI = @.Count
    EAX = .Count
    EAX = .Count[ECX * 4]
    EAX = ESI[4]
    .Count = 7
    ESI++
    +ESI
    -ESI
}

bits 64
function Wide {
    RSI = @.Count
    EAX = .Count
    EAX = RSI[4]
    EAX = ESI[4]
}
