# fish completion for gloss; gloss completion fish | source
function __gloss_complete
    set -l words (commandline -opc)[2..-1] (commandline -ct)
    gloss __complete $words 2>/dev/null
end
complete -c gloss -f -a '(__gloss_complete)'
