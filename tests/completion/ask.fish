# SPDX-License-Identifier: MIT
# fish --no-config ask.fish SCRIPT LINE ...: what fish offers behind each line. A line "="
# behind each answer.
source $argv[1]
for line in $argv[2..-1]
    complete -C $line
    echo =
end
