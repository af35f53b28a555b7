# Completion of the sflow command for fish.
# Try it: sflow completion fish | source
# Install it: sflow completion fish > ~/.config/fish/completions/sflow.fish

function __sflow_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer ($words[1] __complete fish $words[2..-1] "$current" 2>/dev/null)
    set -l hints " $answer[1] "
    for line in $answer[2..-1]
        echo $line
    end
    switch $hints
        case '* files *'
            __fish_complete_path "$current"
        case '* workflows *'
            __fish_complete_path "$current" | string match -r '.*(?:\.ya?ml|/)(?:\t.*)?$'
        case '* tables *'
            __fish_complete_path "$current" | string match -r '.*(?:\.csv|/)(?:\t.*)?$'
        case '* folders *'
            __fish_complete_directories "$current"
    end
end

complete -c sflow -f -a '(__sflow_complete)'
