# A repository with a history: made, packed, checked, read back.
export HOME="$PWD" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='2024-01-01T00:00:00Z'
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org GIT_COMMITTER_DATE='2024-01-01T00:00:00Z'
git init -q -b main repository
cd repository
awk 'BEGIN {
    for (i = 0; i < 600; i++) {
        file = sprintf("file%03d.txt", i)
        for (line = 0; line < i % 90 + 5; line++)
            print "line", line, "of", i, (line * i * 7919) % 104729 > file
        close(file)
    }
}'
git add .
git commit -q -m 'All files'
for round in 1 2 3; do
    for file in file*$round.txt; do
        echo "round $round" >> "$file"
        sed -i 3d "$file"
    done
    git commit -q -a -m "Round $round"
done
git gc -q --aggressive
git fsck --full --strict
git log --oneline --stat
git log -p | cksum
git grep -c 'round 2'
git rev-parse HEAD 'HEAD^{tree}'
git clone -q . ../copy
git -C ../copy status --short --branch
