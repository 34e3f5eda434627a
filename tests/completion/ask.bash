# SPDX-License-Identifier: MIT
# bash --norc ask.bash SCRIPT LINE ...: what bash offers behind each line, through the
# function that the script gives to `complete`. A line "=" behind each answer.
source "$1"
shift
[[ $(complete -p balise) =~ -F\ ([^ ]+) ]] || exit 1
complete_by=${BASH_REMATCH[1]}
for line; do
    # As readline: "=" is a word of its own.
    read -ra COMP_WORDS <<<"${line//=/ = }"
    [[ $line == *' ' || $line == *'=' && ${COMP_WORDS[-1]} != '=' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line}
    COMPREPLY=()
    "$complete_by" balise "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
    [[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
    echo =
done
