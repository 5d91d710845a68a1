using System;
using Cosmos.Core.Time;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>The registers of the real-time clock as seconds.</summary>
public sealed class RtcReadingTests
{
    private const byte Decimal12 = 0x00;
    private const byte Decimal24 = 0x02;
    private const byte Binary12 = 0x04;
    private const byte Binary24 = 0x06;
    private const byte Afternoon = 0x80;

    /// <summary>A step that is no divisor of a day, so that all fields take many values.</summary>
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(86400 * 3 + 3600 * 5 + 60 * 7 + 11);

    [Theory]
    [InlineData(Decimal12)]
    [InlineData(Decimal24)]
    [InlineData(Binary12)]
    [InlineData(Binary24)]
    public void EveryTimeComesBackInEveryFormat(byte format)
    {
        DateTime end = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (DateTime time = DateTime.UnixEpoch; time < end; time += _step)
        {
            Assert.True(Registers(time, format, hasCentury: true).TryGetSeconds(out ulong seconds), $"{time:O}");
            Assert.Equal((ulong)(time - DateTime.UnixEpoch).TotalSeconds, seconds);
        }
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("2000-02-29T12:00:00Z")]
    [InlineData("2069-12-31T23:59:59Z")]
    public void WithoutACenturyTheYearsFrom1970To2069AreMeant(string text)
    {
        DateTime time = DateTime.Parse(text).ToUniversalTime();
        Assert.True(Registers(time, Decimal24, hasCentury: false).TryGetSeconds(out ulong seconds));
        Assert.Equal((ulong)(time - DateTime.UnixEpoch).TotalSeconds, seconds);
    }

    [Theory]
    [InlineData(0x12, 0)]
    [InlineData(0x01, 1)]
    [InlineData(0x11, 11)]
    [InlineData(0x12 | Afternoon, 12)]
    [InlineData(0x11 | Afternoon, 23)]
    public void ADayOfTwoHalvesBeginsAtTwelve(byte register, ulong hour)
    {
        var reading = new RtcReading(0, 0, register, 1, 1, 0x70, 0x19, Decimal12);
        Assert.True(reading.TryGetSeconds(out ulong seconds));
        Assert.Equal(hour * 3600, seconds);
    }

    [Fact]
    public void ALeapSecondIsTheLastOfItsMinute()
    {
        var reading = new RtcReading(0x60, 0x59, 0x23, 0x31, 0x12, 0x16, 0x20, Decimal24);
        Assert.True(reading.TryGetSeconds(out ulong seconds));
        Assert.Equal(new DateTimeOffset(2016, 12, 31, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds(), (long)seconds);
    }

    [Theory]
    [InlineData(0x61, 0, 0, 1, 1, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0x60, 0, 1, 1, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0x24, 1, 1, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0x13, 1, 1, 0x26, 0x20, Decimal12)]
    [InlineData(0, 0, 0x00, 1, 1, 0x26, 0x20, Decimal12)]
    [InlineData(0, 0, 0, 0, 1, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0, 0x32, 1, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0, 0x29, 2, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0, 0x29, 2, 0x00, 0x21, Decimal24)]
    [InlineData(0, 0, 0, 1, 0, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0, 1, 0x13, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0, 1, 1, 0x69, 0x19, Decimal24)]
    [InlineData(0, 0, 0, 1, 1, 0x00, 0x22, Decimal24)]
    [InlineData(0x0A, 0, 0, 1, 1, 0x26, 0x20, Decimal24)]
    [InlineData(0, 0, 0, 1, 1, 100, 20, Binary24)]
    [InlineData(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)]
    public void WhatIsNoDateGivesNone(
        byte second, byte minute, byte hour, byte day, byte month, byte year, byte century, byte format)
    {
        var reading = new RtcReading(second, minute, hour, day, month, year, century, format);
        Assert.False(reading.TryGetSeconds(out ulong seconds));
        Assert.Equal(0UL, seconds);
    }

    [Fact]
    public void AReadingDiffersByAnyRegister()
    {
        byte[] values = [1, 2, 3, 4, 5, 6, 7, 8];
        RtcReading first = Registers(values);
        Assert.True(first.Equals(Registers(values)));
        for (int register = 0; register < values.Length; register++)
        {
            byte[] changed = [.. values];
            changed[register]++;
            Assert.False(first.Equals(Registers(changed)), $"register {register}");
        }
    }

    private static RtcReading Registers(byte[] values) =>
        new(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);

    private static RtcReading Registers(DateTime time, byte format, bool hasCentury)
    {
        bool isBinary = (format & Binary12) != 0;
        byte Digits(int number) => (byte)(isBinary ? number : number / 10 << 4 | number % 10);

        byte hour = Digits(time.Hour);
        if ((format & Decimal24) == 0)
            hour = (byte)(Digits((time.Hour + 11) % 12 + 1) | (time.Hour >= 12 ? Afternoon : 0));

        return new RtcReading(
            Digits(time.Second), Digits(time.Minute), hour, Digits(time.Day), Digits(time.Month),
            Digits(time.Year % 100), hasCentury ? Digits(time.Year / 100) : (byte)0, format);
    }
}
