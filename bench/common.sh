# Shared by the scripts in this folder: source it.
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cosmos="$root/Cosmos/Cosmos.Build/bin/Release/net10.0/cosmos.dll"

# The script's own first lines, for who asks what it does.
case ${1:-} in
    -h | --help)
        sed -n '2,/^[^#]/{/^#/s/^# \?//p}' "$0"
        exit
        ;;
esac

# The command line of QEMU that the arguments say, in the array qemu: "cosmos qemu" knows them, and what stands behind -- is QEMU's own.
qemu_for() {
    mapfile -t qemu < <(dotnet "$cosmos" qemu "$@")
}

# Boots a kernel with the array qemu, for at most so many seconds; fails unless the kernel ends well.
boot_for() {
    timeout "$1" "${qemu[@]}" < /dev/null || [ $? = 33 ]
}

# Runs a command; what it says is seen only when it fails.
quietly() {
    local said
    said=$(mktemp)
    "$@" > "$said" 2>&1 || { cat "$said" >&2 && rm "$said" && exit 1; }
    rm "$said"
}

# Microseconds since the epoch, without starting a process.
now() {
    echo "${EPOCHREALTIME/./}"
}

# The median of numbers, one a line, on standard input.
median() {
    sort -n | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

# Microseconds on standard input as seconds with two digits.
seconds() {
    awk '{ printf "%.2f", $1 / 1000000 }'
}

# Replaces what stands between <!-- NAME --> and <!-- /NAME --> in a document by standard input.
replace_section() {
    local document=$1 name=$2 body
    body=$(cat)
    awk -v name="$name" -v body="$body" '
        $0 == "<!-- /" name " -->" { skipping = 0 }
        !skipping { print }
        $0 == "<!-- " name " -->" { print ""; print body; print ""; skipping = 1 }
    ' "$document" > "$document.new"
    mv "$document.new" "$document"
    echo "$document: the part '$name' is written anew." >&2
}
