# SPDX-License-Identifier: MIT
# zsh -f ask.zsh SCRIPT OUT LINE ...: what zsh offers behind each line, asked as by the
# Tab key in a terminal of its own. OUT gets the words, and a line "=" behind each answer.
emulate -L zsh
zmodload zsh/zpty
script=$1 out=$2
shift 2
setup=$(mktemp)
: >$out
cat >$setup <<END
PS1= PS2= RPS1=
autoload -Uz compinit && compinit -D -u
source ${(q)script}
zstyle ':completion:*' verbose no
compadd() {
    # What completion functions only look up is no offer.
    if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "\$@"
        return
    fi
    local -a offered
    builtin compadd -A offered "\$@"
    (( \$#offered )) && print -rl -- \$offered >>${(q)out}
    builtin compadd "\$@"
}
tell() { _main_complete; compstate[insert]= compstate[list]=; print -r -- = >>${(q)out} }
zle -C tell complete-word tell
bindkey '^I' tell
bindkey '^U' kill-whole-line
print -r -- = >>${(q)out}
END
answers() { grep -c '^=$' $out }
await() { # the answer number $1, for a minute
    local i
    for ((i = 0; i < 3000; i++)); do
        (( $(answers) >= $1 )) && return
        zpty -r -t shell >/dev/null
        sleep 0.02
    done
    print -u 2 "zsh gives no answer number $1"
    exit 1
}
zpty -b shell zsh -f -i
zpty -w shell "source ${(q)setup}"
await 1
number=1
for line; do
    zpty -n -w shell $'\x15'$line$'\t'
    await $((++number))
done
zpty -d shell
rm -f $setup
