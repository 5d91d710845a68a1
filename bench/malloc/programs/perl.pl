# Hashes of words, arrays of arrays, strings. The argument is the scale in percent.
use strict;
use warnings;

my $scale = shift;
my ($state, %count, %by_length, @rows) = (1);
for my $step (1 .. 5000 * $scale) {
    $state = ($state * 1103515245 + 12345) % 2**31;
    my $word = "w" . ($state >> 14);
    $count{$word}++;
    push @{ $by_length{ length $word } }, $word if $step % 4 == 0;
}
for my $row (1 .. 1200 * $scale) {
    push @rows, [ $row, "row $row", { odd => $row % 2, text => "x" x ($row % 60) } ];
}
my $sum = keys %count;
$sum += scalar @{ $by_length{$_} } for sort keys %by_length;
$sum += length($_->[1]) + length($_->[2]{text}) for @rows;
my $joined = join ",", map { $_->[1] } @rows;
$sum += length for split /,/, $joined;
print "$sum\n";
