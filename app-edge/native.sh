# shellcheck shell=bash
# Sourced by visant: the edge as one native binary, made with the GraalVM 25 that is there or with one put together.

HOST_ARCH=$(uname -m)
readonly HOST_ARCH
readonly NATIVE_SOURCES=(pom.xml {contracts,domain,adapters-edge,app-edge}/pom.xml
    {contracts,domain,adapters-edge,app-edge}/src/main app-edge/src/package LICENSE
    app-edge/native.sh app-edge/toolchain/{assemble,pom.xml,Trial.java,c,cross,launcher})

native_binary() { echo "app-edge/target/native/linux-$1/visant-edge"; }

# Whether the binary for a processor is there, newer than every source of it, and its package newer than the binary. A package is
# complete when its checksum is there.
is_native_built() {
    local binary sum sources=("${NATIVE_SOURCES[@]}")
    binary=$(native_binary "$1")
    [ ! -e "${GRAALVM_HOME:-}/release" ] || sources+=("$GRAALVM_HOME/release")
    is_newer "$binary" "${sources[@]}" || return
    for sum in app-edge/target/visant-edge-*-linux-"$1".tar.zst.sha256; do
        [ -e "${sum%.sha256}" ] && is_newer "$sum" "$binary" "${sum%.sha256}" && return
    done
    return 1
}

# The GraalVM that a native-image command belongs to; links on the way may lead out of its bin folder.
home_of() {
    local folder
    folder=$(dirname "$(readlink -f "$1")")
    while [ "$folder" != / ] && [ ! -x "$folder/bin/javac" ]; do folder=$(dirname "$folder"); done
    echo "$folder"
}

# Sets and exports GRAALVM_HOME to one that makes binaries for a processor, putting one together where there is none.
find_graalvm() {
    local arch=$1 candidate candidates=() on_path options=()
    [ -z "${GRAALVM_HOME:-}" ] || candidates+=("$GRAALVM_HOME")
    on_path=$(command -v native-image) && candidates+=("$(home_of "$on_path")")
    for candidate in "${candidates[@]}"; do
        # No GraalVM makes binaries for another processor; only what app-edge/toolchain puts together does.
        [ "$arch" = "$HOST_ARCH" ] || [ -d "$candidate/lib/svm/cross/linux-$arch" ] || continue
        [ -x "$candidate/bin/native-image" ] || continue
        if [[ $("$candidate/bin/native-image" --version) == "native-image 25"* ]]; then
            export GRAALVM_HOME=$candidate
            return
        fi
    done
    if [ -z "${XDG_CACHE_HOME:-${HOME:-}}" ]; then
        echo "Set GRAALVM_HOME to a GraalVM 25, or HOME or XDG_CACHE_HOME to where one can be put together." >&2
        exit 1
    fi
    export GRAALVM_HOME=${XDG_CACHE_HOME:-$HOME/.cache}/visant/graalvm-25
    [ "$arch" = "$HOST_ARCH" ] || options=(--arch "$arch")
    if [ ! -e "$GRAALVM_HOME" ]; then
        echo "No GraalVM 25 that makes binaries for $arch is here; one is put together, once: several minutes." >&2
    fi
    app-edge/toolchain/assemble "${options[@]}" "$GRAALVM_HOME" >&2 || exit
}

# native_maven ARCH ARGUMENT...: Maven with the profiles and the GraalVM for a processor.
native_maven() {
    local arch=$1 profiles=native
    shift
    [ "$arch" = "$HOST_ARCH" ] || profiles+=,$arch
    find_graalvm "$arch"
    JAVA_HOME=$GRAALVM_HOME maven -P"$profiles" "$@" || exit
}

# Ends the script if the build fails.
build_native() {
    local arch=$1 file
    # One build of a checkout at a time: the second finds it done.
    exec 8<"${BASH_SOURCE[0]}"
    flock 8
    if ! is_native_built "$arch"; then
        native_maven "$arch" -q -DskipTests -pl app-edge -am package
    fi
    exec 8<&-
    for file in "$(native_binary "$arch")" app-edge/target/visant-edge-*-linux-"$arch".tar.zst; do
        [ ! -e "$file" ] || echo "$file, $(du -h --apparent-size "$file" | cut -f 1)"
    done
}

native() {
    local arch=$HOST_ARCH
    if [ "$#-${1:-}" = 2---arch ]; then
        arch=$2
        shift 2
    fi
    if [ $# != 0 ] || { [ "$arch" != "$HOST_ARCH" ] && [ "$HOST_ARCH-$arch" != x86_64-aarch64 ]; }; then
        echo "native takes nothing, or --arch with $HOST_ARCH$([ "$HOST_ARCH" != x86_64 ] || echo ' or aarch64')." >&2
        exit 2
    fi
    if [ "$(uname -s)" != Linux ]; then
        echo "The native edge is built on Linux." >&2
        exit 1
    fi
    build_native "$arch"
}
