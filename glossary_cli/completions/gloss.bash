# bash completion for gloss; source <(gloss completion bash)
_gloss() {
    local IFS=$'\n' name about quoted word=${COMP_WORDS[COMP_CWORD]}
    local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}") names=() shown=()
    # A half-typed word may carry quotes or backslashes; only these are undone, nothing is expanded.
    word=${word//\\/}; word=${word#[\'\"]}
    words[COMP_CWORD-1]=$word
    while IFS=$'\t' read -r name about; do
        [[ -n $name ]] || continue
        printf -v quoted %q "$name"
        names+=("$quoted")
        shown+=("$name${about:+  ($about)}")
    done < <(gloss __complete "${words[@]}" 2>/dev/null)
    COMPREPLY=("${names[@]}")
    # 63 is "?": candidates are only being listed, and the other language can stand beside each.
    if (( ${#names[@]} > 1 )) && [[ $COMP_TYPE == 63 ]]; then
        COMPREPLY=("${shown[@]}")
    fi
}
complete -o nosort -F _gloss gloss 2>/dev/null || complete -F _gloss gloss
