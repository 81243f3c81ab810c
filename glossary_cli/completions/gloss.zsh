#compdef gloss
# zsh completion for gloss; save it as _gloss in a folder of $fpath, or source <(gloss completion zsh)
_gloss() {
    local line
    local -a names shown typed
    typed=("${(@Q)words[2,CURRENT]}")
    for line in "${(@f)$(gloss __complete "${typed[@]}" 2>/dev/null)}"; do
        [[ -n $line ]] || continue
        names+=("${line%%$'\t'*}")
        shown+=("${line//$'\t'/  }")
    done
    (( $#names )) && compadd -U -l -d shown -a names
}
if [[ $funcstack[1] == _gloss ]]; then _gloss "$@"; else compdef _gloss gloss; fi
