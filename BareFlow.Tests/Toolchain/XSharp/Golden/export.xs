namespace Golden
function Start {
}

var Shared = 1

export Start as '_start'
export Start as 'main'
export Start
export .Shared
export Mark

Mark:
    ret
