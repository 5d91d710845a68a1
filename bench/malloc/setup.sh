# What the malloc benchmarks share: the allocators, the built kernels, the inputs, and the command of each workload.
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
cd "$root"
.ci/install build
.ci/install bench

here=bench/malloc
out=artifacts/bench
mkdir -p "$out"
export PYTHONMALLOC=malloc PYTHONHASHSEED=0 PERL_HASH_SEED=0 GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat
# The allocators' own settings must not come from outside.
unset LD_PRELOAD MALLOC_CONF MALLOC_ARENA_MAX GLIBC_TUNABLES BAREFLOW_HARDEN

all_allocators=glibc,mimalloc,jemalloc,tcmalloc,bareflow

# The library that is preloaded for an allocator; - for none.
library_of() {
    case $1 in
        glibc) echo - ;;
        mimalloc) echo /usr/lib/x86_64-linux-gnu/libmimalloc.so.2 ;;
        jemalloc) echo /usr/lib/x86_64-linux-gnu/libjemalloc.so.2 ;;
        tcmalloc) echo /usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4 ;;
        bareflow) echo "$bareflow_library" ;;
        *) echo "$1" ;;
    esac
}

# Builds libbareflow.so when it is among the allocators, and no other one was named.
build_library() {
    [[ ,$1, == *,bareflow,* && -z ${BAREFLOW_LIBRARY:-} ]] || return 0
    quietly dotnet build BareFlow.Malloc -c Release -v quiet --nologo
}

# The loader splits LD_PRELOAD at spaces and colons, so the library is named by a link whose path has none.
bareflow_library=${BAREFLOW_LIBRARY:-$root/artifacts/Release/libbareflow.so}
case $bareflow_library in
    *[\ :]*)
        links=$(mktemp -d)
        trap 'rm -rf "$links"' EXIT
        ln -s "$(realpath -m "$bareflow_library")" "$links/libbareflow.so"
        bareflow_library=$links/libbareflow.so
        ;;
esac

# A library that the loader does not find it leaves out, and the figures would be the C library's under another name.
prove() {
    local library
    library=$(library_of "$1")
    [ "$library" = - ] || LD_PRELOAD=$library cat /proc/self/maps | grep -qF "$(realpath "$library")" ||
        { echo "$1 is not loaded from $library." >&2 && exit 1; }
}

# An allocator's name as a reader wants it: with its version.
version_of() {
    local package
    case $1 in
        glibc) package=libc6 ;;
        mimalloc) package=libmimalloc2.0 ;;
        jemalloc) package=libjemalloc2 ;;
        tcmalloc) package=libtcmalloc-minimal4 ;;
        *) echo "$1" && return ;;
    esac
    echo "$1 $(dpkg-query -W -f '${Version}' "$package" 2> /dev/null || echo '?')"
}

compile() {
    gcc -std=gnu11 -O2 -Wall -Wextra -Werror -pthread -fno-builtin-malloc -fno-builtin-calloc -fno-builtin-realloc \
        -fno-builtin-free "$@"
}

build_kernels() {
    compile "$here"/kernels/*.c -o "$out/kernels"
    compile "$here/launch.c" -o "$out/launch"
}

# The inputs of the real programs at a scale.
prepare_inputs() {
    [ "$out/inputs/$1/done" -nt "$here/programs/prepare" ] && return
    rm -rf "$out/inputs/$1"
    "$here/programs/prepare" "$out/inputs/$1" "$1"
    touch "$out/inputs/$1/done"
}

# No settings of the person's that runs this, from here on.
hide_home() {
    export HOME=/nonexistent
}

# Sets `command` to what runs a workload, THREADS NAME, at a scale in percent.
command_of() {
    local threads=$1 name=$2 scale=$3 inputs=$out/inputs/$3
    case $name in
        python) command=(/usr/bin/python3 -S "$here/programs/python.py" "$scale") ;;
        perl) command=(/usr/bin/perl "$here/programs/perl.pl" "$scale") ;;
        sqlite) command=(sqlite3 :memory: ".read $inputs/script.sql") ;;
        gcc) command=("$(gcc -print-prog-name=cc1)" -quiet -O2 "$inputs/source.c" -o -) ;;
        clang) command=(clang -cc1 -O2 -S "$inputs/source.c" -o -) ;;
        git) command=(git -C "$inputs/repository" log --stat --format=%h) ;;
        *) command=("$out/kernels" "$name" "$scale" "$threads") ;;
    esac
}
