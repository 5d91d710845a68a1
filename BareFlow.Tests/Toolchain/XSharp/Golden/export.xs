namespace Golden
function Start {
}

var Shared = 1

export Start as '_start'
export Start as 'main'
export Start as 'odd.name_$1'
export Start
export .Shared
export Mark

Mark:
    ret
