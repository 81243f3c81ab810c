# bash completion for gloss; source <(gloss completion bash)
_gloss() {
    local IFS=$'\n' line word=${COMP_WORDS[COMP_CWORD]}
    local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    COMPREPLY=()
    # A half-typed word may carry quotes or backslashes; only these are undone, nothing is expanded.
    word=${word//\\/}; word=${word#[\'\"]}
    words[COMP_CWORD-1]=$word
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        [[ -n $line ]] && COMPREPLY+=("$(printf %q "$line")")
    done < <(gloss __complete "${words[@]}" 2>/dev/null)
}
complete -o nosort -F _gloss gloss 2>/dev/null || complete -F _gloss gloss
