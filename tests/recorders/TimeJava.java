import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Random;

/**
 * Records what java.time makes of times and patterns, one JSON object a line. Arguments: SEED COUNT, for the random
 * lines after the fixed ones; "random" as a third argument leaves the fixed ones out.
 */
public class TimeJava extends TimeLines {
    /** English names, and ISO weeks: the region only decides on the weeks. */
    static final Locale ENGLISH = Locale.forLanguageTag("en-u-rg-gbzzzz");

    static final String[] ZONES = {
        "Z", "+02:00", "-03:30", "+05:45", "-00:00:30", "+01:02:03", "UTC", "GMT+02:00", "America/New_York",
        "Europe/Paris", "Europe/London", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
        "Australia/Sydney", "America/St_Johns", "Pacific/Chatham", "Pacific/Auckland", "America/Los_Angeles", "US/Eastern",
        "Etc/GMT+5",
    };

    static final String[] TIMES = {
        "2015-07-31T17:18:37.979Z", "2015-07-30T23:58:32Z", "2015-01-01T00:00-05:00[America/New_York]",
        "2015-12-31T23:59:59.999999999+09:00[Asia/Tokyo]", "1900-03-01T12:00:00.5+05:30", "1970-01-01T00:00Z",
        "2037-11-01T01:30-04:00[America/New_York]", "2037-11-01T01:30-05:00[America/New_York]",
        "2100-02-28T12:34:56.000001Z[UTC]", "2016-02-29T05:06:07.080Z", "0001-01-01T00:00Z",
        "9999-12-31T23:59:59.999999999Z", "2015-08-01T00:07:09+10:30[Australia/Lord_Howe]",
        "1969-12-31T23:59:59.999999999Z", "2014-12-29T12:00-03:30", "2000-01-02T11:59:59.1+01:02:03",
        "1883-11-18T12:00-04:56:02[America/New_York]",
    };

    /** Patterns that people write, and every letter in every count that there is. */
    static final String[] PATTERNS = {
        "MM/dd/yyyy", "dd MMMM yyyy HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "yyyy-MM-dd'T'HH:mm:ssZ",
        "yyyyMMddHHmmss", "yyyyMMddHHmmssSSS", "EEE, d MMM yyyy h:mm a", "EEEE dd-MMM-yy", "d/M/yy", "h 'o''clock' a",
        "uuuu-DDD", "yyyyDDD", "YYYY-'W'ww-e", "YYYY-'W'w-c", "yyyy-MM W e", "QQQ yyyy", "[yyyy-MM-dd][' 'HH:mm]",
        "yyyy-MM-dd[ HH:mm[:ss[.SSS]]][XXX]", "G yyyy", "GGGG y", "GGGGG u", "uu", "yyy", "yyyyy", "YY ww", "Y", "YYYYY",
        "M MM MMM MMMM MMMMM", "L LL LLL LLLL LLLLL", "Q QQ QQQ QQQQ QQQQQ", "q qq qqq qqqq qqqqq", "w ww W", "d dd",
        "D DD DDD", "E EE EEE EEEE EEEEE", "e ee eee eeee eeeee", "c ccc cccc ccccc", "a", "F", "g ggggggg", "H HH", "h hh",
        "k kk", "K KK", "m mm", "s ss", "S SS SSS SSSS SSSSSS SSSSSSSSS", "A AAAAAAAAAA", "n nnnnnnnnnn",
        "N NNNNNNNNNNNNNNN", "VV", "X XX XXX XXXX XXXXX", "x xx xxx xxxx xxxxx", "Z ZZ ZZZ ZZZZ ZZZZZ", "O OOOO",
        "ppppH:ppm", "pppd MMM", "pppppppppppMMMM", "'it''s' yyyy", "''yyyy''", "yyyy.MM.dd \u00e9\u4e2d", "", "[[[yyyy]]]",
        "yyyyyyyyyyyyyyyyyyy", "HHmmss.SSSSSSSSS", "uuuuMMdd", "SSSHH", "Hmm", "HHpppmm", "MMMd,yyyy",
    };

    /** Refused by java.time. */
    static final String[] WRONG = {
        "yyyyyyyyyyyyyyyyyyyy", "uuuuuuuuuuuuuuuuuuuu", "MMMMMM", "ddd", "DDDD", "FF", "HHH", "hhh", "kkk", "KKK", "mmm",
        "sss", "SSSSSSSSSS", "aa", "EEEEEE", "eeeeee", "cc", "cccccc", "GGGGGG", "QQQQQQ", "www", "WW", "V", "VVV", "XXXXXX",
        "xxxxxx", "ZZZZZZ", "OO", "OOO", "OOOOO", "b", "C", "f", "i", "I", "j", "J", "l", "o", "P", "r", "R", "t", "T", "U",
        "yyyy-MM-ddTHH:mm", "'open", "yyyy]", "{", "}", "#", "p", "p-d", "ppHHmm", "nnnnnnnnnnnnnnnnnnnn",
        "AAAAAAAAAAAAAAAAAAAA", "gggggggggggggggggggg",
    };

    /** Pattern and text. */
    static final String[][] READ = {
        {"MM/dd/yyyy", "07/31/2015"}, {"MM/dd/yyyy", "7/31/2015"}, {"M/d/yyyy", "7/3/2015"}, {"M/d/yyyy", "07/03/2015"},
        {"MM/dd/yyyy", "02/31/2015"}, {"MM/dd/yyyy", "02/30/2016"}, {"MM/dd/yyyy", "04/31/2015"},
        {"MM/dd/yyyy", "13/01/2015"}, {"MM/dd/yyyy", "12/32/2015"}, {"MM/dd/yyyy", "12/00/2015"},
        {"MM/dd/yyyy", "12/01/0000"}, {"MM/dd/yyyy", "12/01/+2015"}, {"MM/dd/yyyy", "12/01/12015"},
        {"MM/dd/yyyy", "12/01/+12015"}, {"MM/dd/yyyy", " 12/01/2015"}, {"MM/dd/yyyy", "12/01/2015 "},
        {"dd MMMM yyyy HH:mm:ss", "17 June 2015 00:23:19"}, {"dd MMMM yyyy HH:mm:ss", "17 june 2015 00:23:19"},
        {"dd MMMM yyyy HH:mm:ss", "17 Jun 2015 00:23:19"}, {"dd MMM yyyy", "17 Sep 2015"}, {"dd MMM yyyy", "17 Sept 2015"},
        {"dd MMM yyyy", "17 SEP 2015"}, {"dd MMMM yyyy", "17 May 2015"}, {"MMMMM dd yyyy", "J 01 2015"},
        {"yyyyMMddHHmmss", "20150731171837"}, {"yyyyMMddHHmmss", "120150731171837"}, {"yyyyMMddHHmmss", "2015073117183"},
        {"yyyyMMddHHmmssSSS", "20150731171837979"}, {"yyyyMMdd", "20150731"}, {"yyMMdd", "150731"}, {"yyMMdd", "5150731"},
        {"yy-M-d", "99-1-2"}, {"yy-M-d", "00-1-2"}, {"yy-M-d", "2015-1-2"}, {"uu-M-d", "70-1-2"}, {"y-M-d", "15-1-2"},
        {"y-M-d", "-5-1-2"}, {"u-M-d", "+5-1-2"}, {"yyyy-MM-dd HH:mm", "2015-07-31 24:00"},
        {"yyyy-MM-dd HH:mm", "2015-07-31 24:01"}, {"yyyy-MM-dd HH:mm", "9999-12-31 24:00"},
        {"yyyy-MM-dd HH:mm:ss", "2015-07-31 23:59:60"}, {"yyyy-MM-dd hh:mm", "2015-07-31 05:00"},
        {"yyyy-MM-dd hh:mm a", "2015-07-31 05:00 PM"}, {"yyyy-MM-dd hh:mm a", "2015-07-31 05:00 pm"},
        {"yyyy-MM-dd hh:mm a", "2015-07-31 00:00 PM"}, {"yyyy-MM-dd hh:mm a", "2015-07-31 12:00 AM"},
        {"yyyy-MM-dd hh:mm a", "2015-07-31 13:00 AM"}, {"yyyy-MM-dd KK:mm a", "2015-07-31 11:00 PM"},
        {"yyyy-MM-dd KK:mm a", "2015-07-31 12:00 PM"}, {"yyyy-MM-dd kk", "2015-07-31 24"}, {"yyyy-MM-dd kk", "2015-07-31 00"},
        {"yyyy-MM-dd HH a", "2015-07-31 17 PM"}, {"yyyy-MM-dd HH a", "2015-07-31 17 AM"}, {"yyyy-MM-dd a", "2015-07-31 PM"},
        {"yyyy-MM-dd HH ss", "2015-07-31 17 18"}, {"yyyy-MM-dd mm", "2015-07-31 17"}, {"yyyy-MM-dd HH", "2015-07-31 17"},
        {"yyyy-MM-dd HH:mm.SSS", "2015-07-31 17:18.979"}, {"yyyy-MM-dd HH:mm:ss.SSS", "2015-07-31 17:18:37.9"},
        {"yyyy-MM-dd HH:mm:ss.S", "2015-07-31 17:18:37.9"}, {"yyyy-MM-dd HH:mm:ss.n", "2015-07-31 17:18:37.9"},
        {"yyyy-MM-dd A", "2015-07-31 1000"}, {"yyyy-MM-dd A", "2015-07-31 86400000"}, {"yyyy-MM-dd N", "2015-07-31 1"},
        {"yyyy-MM-dd HH A", "2015-07-31 01 3600001"}, {"yyyy-MM-dd HH A", "2015-07-31 02 3600001"},
        {"yyyy-MM-dd A n", "2015-07-31 1001 1000001"}, {"yyyy-MM-dd'T'HH:mm:ssXXX", "2015-07-31T17:18:37Z"},
        {"yyyy-MM-dd'T'HH:mm:ssXXX", "2015-07-31T17:18:37+02:00"}, {"yyyy-MM-dd'T'HH:mm:ssXXX", "2015-07-31T17:18:37+0200"},
        {"yyyy-MM-dd'T'HH:mm:ssX", "2015-07-31T17:18:37+02"}, {"yyyy-MM-dd'T'HH:mm:ssX", "2015-07-31T17:18:37+0230"},
        {"yyyy-MM-dd'T'HH:mm:ssZ", "2015-07-31T17:18:37+0200"}, {"yyyy-MM-dd'T'HH:mm:ssZ", "2015-07-31T17:18:37Z"},
        {"yyyy-MM-dd'T'HH:mm:ssXXX", "2015-07-31T17:18:37+18:01"}, {"yyyy-MM-dd'T'HH:mm:ss[XXX]", "2015-07-31T17:18:37+24:00"},
        {"yyyy-MM-dd xx", "2015-07-31 +0000"}, {"yyyy-MM-dd x", "2015-07-31 +0030"}, {"yyyy-MM-dd O", "2015-07-31 GMT+8:30"},
        {"yyyy-MM-dd O", "2015-07-31 GMT"}, {"yyyy-MM-dd OOOO", "2015-07-31 GMT+08:30"}, {"yyyy-MM-dd OOOO", "2015-07-31 GMT+8"},
        {"yyyy-MM-dd OOOO", "2015-07-31 GMT-08:30:15"}, {"yyyy-MM-dd O", "2015-07-31 GMT-"}, {"yyyy-MM-dd O", "2015-07-31 UTC"},
        {"yyyy-MM-dd HH:mm VV", "2015-03-29 02:30 Europe/Paris"}, {"yyyy-MM-dd HH:mm VV", "2015-10-25 02:30 Europe/Paris"},
        {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 Z"}, {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 UTC+02:00"},
        {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 UTC"}, {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 GMT0"},
        {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 +02:00"}, {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 europe/paris"},
        {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 EST"}, {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 UT"},
        {"yyyy-MM-dd HH:mm VV", "2015-07-31 02:30 EST5EDT"}, {"VV yyyy-MM-dd", "America/Argentina/Buenos_Aires 2015-07-31"},
        {"yyyy-MM-dd HH:mm XXX VV", "2015-10-25 02:30 +01:00 Europe/Paris"},
        {"yyyy-MM-dd HH:mm XXX VV", "2015-10-25 02:30 +05:00 Europe/Paris"}, {"yyyy-MM-dd XXX VV", "2015-10-25 +05:00 Asia/Tokyo"},
        {"yyyy-DDD", "2015-212"}, {"yyyy-DDD", "2015-366"}, {"yyyy-DDD", "2016-366"}, {"yyyy-D", "2015-1"}, {"yyyyDDD", "2015212"},
        {"YYYY-'W'ww-e", "2015-W31-5"}, {"YYYY-'W'ww-e", "2015-W53-7"}, {"YYYY-'W'ww-e", "2014-W53-1"},
        {"YYYY-'W'ww-e", "2014-W54-1"}, {"YYYY-'W'ww", "2015-W31"}, {"YYYY-'W'ww EEE", "2015-W31 Fri"},
        {"YYYY-MM-dd", "2015-07-31"}, {"yyyy-MM-dd YYYY", "2015-07-31 2015"}, {"yyyy-MM-dd YYYY", "2016-01-01 2016"},
        {"yyyy-MM W e", "2015-07 1 1"}, {"yyyy-MM W e", "2015-07 6 1"}, {"yyyy-MM W e", "2015-07 7 1"},
        {"EEE yyyy-MM-dd", "Fri 2015-07-31"}, {"EEE yyyy-MM-dd", "Thu 2015-07-31"}, {"EEEE yyyy-MM-dd", "Friday 2015-07-31"},
        {"EEEE yyyy-MM-dd", "Fri 2015-07-31"}, {"e yyyy-MM-dd", "5 2015-07-31"}, {"Q yyyy-MM-dd", "3 2015-07-31"},
        {"Q yyyy-MM-dd", "2 2015-07-31"}, {"QQQ yyyy", "Q3 2015"}, {"F yyyy-MM-dd", "3 2015-07-31"}, {"F yyyy-MM-dd", "2 2015-07-31"},
        {"G yyyy-MM-dd", "AD 2015-07-31"}, {"G yyyy-MM-dd", "BC 2015-07-31"}, {"G uuuu-MM-dd", "BC 2015-07-31"},
        {"GGGG yyyy-MM-dd", "Anno Domini 2015-07-31"}, {"uuuu yyyy-MM-dd", "2015 2015-07-31"}, {"uuuu yyyy-MM-dd", "2014 2015-07-31"},
        {"g", "57234"}, {"g", "-678576"}, {"g yyyy-MM-dd", "57234 2015-07-31"}, {"g yyyy-MM-dd", "57235 2015-07-31"},
        {"yyyy-MM-dd[ HH:mm[:ss]]", "2015-07-31"}, {"yyyy-MM-dd[ HH:mm[:ss]]", "2015-07-31 17:18"},
        {"yyyy-MM-dd[ HH:mm[:ss]]", "2015-07-31 17:18:19"}, {"yyyy-MM-dd[ HH:mm[:ss]]", "2015-07-31 17"},
        {"[yyyy-MM-dd][MM/dd/yyyy]", "07/31/2015"}, {"[yyyy-MM-dd][MM/dd/yyyy]", "2015-07-31"}, {"[dd.MM.yyyy", "31.07.2015"},
        {"yyyy-MM-dd yyyy", "2015-07-31 2015"}, {"yyyy-MM-dd yyyy", "2015-07-31 2016"}, {"HH:mm", "17:18"}, {"yyyy-MM", "2015-07"},
        {"yyyy", "2015"}, {"MM-dd", "07-31"}, {"", ""}, {"pppd/MM/yyyy", "  3/07/2015"}, {"pppd/MM/yyyy", "3/07/2015"},
        {"pppd/MM/yyyy", "003/07/2015"}, {"pppd/MM/yyyy", "  3 /07/2015"}, {"yyyy.MM.dd \u00e9\u4e2d", "2015.07.31 \u00e9\u4e2d"},
        {"yyyy.MM.dd \u00e9", "2015.07.31 \u00c9"}, {"yyyy'\ud83d\ude00'MMdd", "2015\ud83d\ude000731"}, {"'T'yyyyMMdd", "t20150731"},
        {"HHmmssSSS yyyy-MM-dd", "171837979 2015-07-31"}, {"Hmm yyyy-MM-dd", "718 2015-07-31"}, {"Hmm yyyy-MM-dd", "1718 2015-07-31"},
        {"Hmm yyyy-MM-dd", "18 2015-07-31"}, {"yyyyyyyyyyyyyyyyyyy-MM-dd", "0000000000000002015-07-31"},
        {"y-MM-dd", "9223372036854775807-07-31"}, {"y-MM-dd", "9999999999999999999-07-31"}, {"y-MM-dd", "10000-07-31"},
        {"MMMd,yyyy", "Jul31,2015"}, {"MMMd,yyyy", "Jul3,2015"}, {"yyyy-MM-dd", "\u0662\u0660\u0661\u0665-07-31"},
    };

    static final String[] ISO = {
        "2015-07-30T23:58:32Z", "2015-07-30T23:58:32.000Z", "2015-07-30T23:58Z", "2015-07-30T23:58", "2015-07-30T23:58:32",
        "2015-07-30T23:58:32.", "2015-07-30t23:58:32z", "2015-07-30T23:58:32.Z", "2015-07-30T23:58:32.123456789Z",
        "2015-07-30T23:58:32.1234567891Z", "2015-07-30T24:00Z", "2015-07-30T23:58:60Z", "2015-07-30T23:60:00Z",
        "2015-07-30T23:58[Europe/Paris]", "2015-07-30T23:58+02:00[Europe/Paris]", "2015-07-30T23:58+05:00[Europe/Paris]",
        "2015-07-30T23:58+02:00[europe/Paris]", "2015-07-30T23:58+02", "2015-07-30T23:58+0200", "2015-07-30T23:58+02:00:30",
        "2015-07-30T23:58+2:00", "2015-07-30T23:58Z[UTC]", "2015-07-30T23:58Z[UTC+2]", "2015-07-30T23:58Z[UTC+02:00]",
        "2015-07-30T23:58Z[+02:00]", "2015-07-30T23:58Z[Z]", "2015-07-30T23:58Z[GMT0]", "2015-07-30T23:58Z[GMT]",
        "2015-07-30T23:58Z[UT]", "2015-07-30T23:58Z[UCT]", "2015-07-30T23:58Z[]", "2015-07-30T23:58Z[UTC",
        "2015-07-30T23Z", "+2015-07-30T23:58Z", "-2015-07-30T23:58Z", "15-07-30T23:58Z", "2015-7-30T23:58Z",
        "2015-07-30T23:58+24:00", "2015-07-30T23:58+19:00", "2015-07-30T23:58+18:00", "2015-07-30T23:58-18:00",
        "2015-07-30T23:58-18:00:01", "2015-07-30T23:58:32,5Z", "2015-07-30T23:58Z[EST]", "2015-07-30T23:58-00:00",
        "2015-07-30", "2015-07-30Z", "20150730T235832Z", "2015-02-29T00:00Z", "2016-02-29T00:00Z", "2015-04-31T00:00Z",
        "2015-13-01T00:00Z", "2015-00-01T00:00Z", "2015-01-00T00:00Z", "2015-07-30 23:58Z", " 2015-07-30T23:58Z",
        "2015-07-30T23:58Z ", "0000-07-30T23:58Z", "0001-01-01T00:00Z", "0001-01-01T00:00+00:01", "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59-00:01", "10000-01-01T00:00Z", "2015-03-29T02:30+01:00[Europe/Paris]",
        "2015-10-25T02:30+01:00[Europe/Paris]", "2015-10-25T02:30+02:00[Europe/Paris]", "", "T", "now",
        "2015-07-30T23:58Z[America/Argentina/Buenos_Aires]", "2015-07-30T23:58Z[US/Eastern]", "2015-07-30T23:58Z[Etc/GMT+5]",
        "2015-07-30T23:58:3Z", "2015-07-30T23:5:32Z", "2015-07-30T23:58:32.5+02:00", "2015-07-30T23:58:Z", "\u0662015-07-30T23:58Z",
    };

    static final String[] IDS = {
        "GMT+0", "GMT0", "GMT", "UT", "UTC", "UTC+2", "GMT+02:00", "UT-3", "Z", "z", "+2", "+02", "+0200", "+02:00", "+020000",
        "+02:00:00", "+18:00", "+18:01", "-18:00", "+19", "UTC+02:00", "UTC0", "GMT00", "utc", "Etc/GMT+5", "US/Eastern",
        "europe/paris", "PST", "UCT", "Zulu", "CET", "EST5EDT", "Asia/Calcutta", "Asia/Kolkata", "+2:00", "-00:00", "GMT-0",
        "UTCfoo", "UT0", "Greenwich", "PRC", "ROK", "NZ", "Cuba", "UTC+00:00", "", " ", "+", "-", "+1:", "+02:60", "+02:00:60",
        "UTC+", "UTC+19", "Europe/Paris ", "America/Nowhere", "IST", "JST", "ACT", "Africa/Abidjan", "America/New_York",
        "Etc/Unknown", "+\u0660\u0662", "\u00e9",
    };

    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        if (args.length < 3) {
            fixed();
        }
        random(new Random(seed), count);
        write();
    }

    static void fixed() {
        for (String text : ISO) iso(text);
        for (String pattern : PATTERNS) {
            pattern(pattern);
            for (int i = 0; i < 3; i++) print(pattern, TIMES[(pattern.length() + i * 5) % TIMES.length]);
        }
        for (String pattern : WRONG) pattern(pattern);
        for (String[] row : READ) read(row[0], row[1]);
        for (String id : IDS) zone("2015-07-31T17:18:37.979Z", id);
        for (String id : ZONES) {
            zone("2015-01-31T17:18:37.979Z", id);
            zone("2100-07-31T17:18Z", id);
        }
        String[][] moves = {
            {"days", "2015-03-28T02:30+01:00[Europe/Paris]", "1"}, {"days", "2015-03-30T02:30+02:00[Europe/Paris]", "-1"},
            {"days", "2015-10-24T02:30+02:00[Europe/Paris]", "1"}, {"days", "2015-10-26T02:30+01:00[Europe/Paris]", "-1"},
            {"days", "2015-10-25T02:30+01:00[Europe/Paris]", "0"}, {"days", "2015-10-25T02:30+02:00[Europe/Paris]", "0"},
            {"days", "2015-10-25T02:30+01:00[Europe/Paris]", "7"}, {"days", "2011-12-29T12:00-10:00[Pacific/Apia]", "1"},
            {"days", "2015-04-04T01:45+11:00[Australia/Lord_Howe]", "1"}, {"days", "2015-10-03T02:15+10:30[Australia/Lord_Howe]", "1"},
            {"days", "2015-07-31T17:18:37.979Z", "-2147483648"}, {"days", "2015-07-31T17:18:37.979Z", "2147483647"},
            {"days", "2015-07-31T17:18:37.979Z", "2916248"}, {"days", "2015-07-31T17:18:37.979Z", "2916247"},
            {"days", "2015-07-31T17:18:37.979Z", "-735809"}, {"days", "2015-07-31T17:18:37.979Z", "-735810"},
            {"days", "2016-02-29T00:00Z", "365"}, {"hours", "2015-03-29T01:30+01:00[Europe/Paris]", "1"},
            {"hours", "2015-10-25T02:30+02:00[Europe/Paris]", "1"}, {"hours", "2015-10-25T02:30+02:00[Europe/Paris]", "2"},
            {"hours", "2015-07-31T17:18:37.979Z", "-2147483648"}, {"hours", "2015-07-31T17:18:37.979Z", "100"},
            {"minutes", "2015-10-25T02:30+01:00[Europe/Paris]", "-60"}, {"minutes", "2015-07-31T17:18:37.979Z", "-2147483648"},
            {"minutes", "2015-07-31T17:18:37.979Z", "2147483647"}, {"seconds", "2015-07-31T17:18:37.979Z", "-2147483648"},
            {"seconds", "2015-07-31T17:18:37.979Z", "2147483647"}, {"seconds", "9999-12-31T23:59:59Z", "1"},
            {"seconds", "0001-01-01T00:00Z", "-1"}, {"hours", "9999-12-31T12:00-05:00[America/New_York]", "12"},
        };
        for (String[] row : moves) move(row[0], row[1], Integer.parseInt(row[2]));
        for (String time : TIMES) numbers(time);
        for (String a : TIMES) compare(a, TIMES[0]);
        compare("2015-07-31T10:00Z", "2015-07-31T12:00+02:00");
        compare("2015-07-31T10:00Z", "2015-07-31T10:00Z[UTC]");
        compare("2015-07-31T10:00Z[UTC]", "2015-07-31T10:00Z[GMT]");
    }

    static final String[] PARTS = {
        "yyyy", "uuuu", "yy", "uu", "y", "u", "yyy", "yyyyy", "YYYY", "YY", "Y", "M", "MM", "MMM", "MMMM", "MMMMM", "L", "LLL", "d",
        "dd", "D", "DD", "DDD", "E", "EEEE", "EEEEE", "e", "ee", "eee", "c", "w", "ww", "W", "Q", "QQ", "QQQ", "QQQQ", "G", "GGGG",
        "a", "H", "HH", "h", "hh", "k", "kk", "K", "KK", "m", "mm", "s", "ss", "S", "SS", "SSS", "SSSSSS", "SSSSSSSSS", "n", "A", "N",
        "F", "g", "VV", "X", "XX", "XXX", "XXXX", "XXXXX", "x", "xx", "xxx", "xxxx", "xxxxx", "Z", "ZZZZ", "ZZZZZ", "O", "OOOO",
        "ppd", "pppH", "[", "]",
    };
    static final String[] BETWEEN = {"", "", " ", "-", "/", ":", ".", ", ", "'T'", "' at '", "+", "'GMT'", "0"};
    static final String[] BASES = {"yyyy-MM-dd", "uuuuMMdd", "d MMM yyyy", "M/d/yy", "yyyy-DDD", "YYYY-ww-e", "YYYY'W'w EEE", "g"};
    static final String[] CLOCKS = {"", " HH:mm", " HH:mm:ss", "'T'HHmmssSSS", " h:mm a", " K a", " kk", " A", " HH:mm:ss.n", " N"};
    static final String[] PLACES = {"", "XXX", " VV", " O", "Z", "X", "xxx", " OOOO", " XXX VV"};

    static void random(Random random, int count) {
        for (int i = 0; i < count; i++) {
            ZonedDateTime time = time(random);
            String text = time.toString();
            switch (random.nextInt(8)) {
                case 0:
                case 1: {
                    String pattern = pattern(random);
                    print(pattern, text);
                    read(pattern, changed(random, printed(pattern, time)));
                    break;
                }
                case 2:
                case 3:
                case 4: {
                    String pattern = pick(random, BASES) + pick(random, CLOCKS) + pick(random, PLACES);
                    if (random.nextInt(4) == 0) pattern += " " + pick(random, PARTS);
                    if (random.nextInt(8) == 0) pattern = "[" + pattern + "]";
                    read(pattern, changed(random, printed(pattern, time)));
                    break;
                }
                case 5:
                    iso(changed(random, text));
                    break;
                case 6: {
                    int size = random.nextInt(32);
                    int n = random.nextInt() >> size;
                    move(pick(random, new String[] {"days", "days", "hours", "minutes", "seconds"}), text, n);
                    break;
                }
                default:
                    if (random.nextBoolean()) numbers(text); else zone(text, pick(random, ZONES));
            }
        }
    }

    static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            pattern.append(pick(random, PARTS)).append(pick(random, BETWEEN));
        }
        return pattern.toString();
    }

    static String printed(String pattern, ZonedDateTime time) {
        try {
            return DateTimeFormatter.ofPattern(pattern, ENGLISH).format(time);
        } catch (RuntimeException refused) {
            return "2015-07-31";
        }
    }

    static String changed(Random random, String text) {
        return changed(random, text, "0123456789+-:. ZTPMAJanGMTC[]/");
    }

    /** Regions from 1970 on only: before, databases differ. */
    static ZonedDateTime time(Random random) {
        ZoneId zone = ZoneId.of(pick(random, ZONES));
        int from = zone instanceof ZoneOffset ? 1 : 1970;
        int year = random.nextInt(4) == 0 ? from + random.nextInt(9999 - from) : 1970 + random.nextInt(140);
        LocalDate date = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
        int second = random.nextInt(86400);
        if (random.nextInt(4) == 0) second = second / 900 * 900;
        if (random.nextInt(6) == 0) date = LocalDate.of(year, 3 + 7 * random.nextInt(2), 25 + random.nextInt(6));
        int nano = random.nextInt(1_000_000_000);
        switch (random.nextInt(4)) {
            case 0: nano = 0; break;
            case 1: nano = nano / 1_000_000 * 1_000_000; break;
            case 2: nano = nano / 1_000 * 1_000; break;
            default:
        }
        ZonedDateTime time = date.atTime(LocalTime.ofSecondOfDay(second)).withNano(nano).atZone(zone);
        return random.nextBoolean() ? time.withLaterOffsetAtOverlap() : time;
    }

    // One kind of line each.

    static void iso(String text) {
        line("iso", () -> shown(read(DateTimeFormatter.ISO_DATE_TIME, text)), "text", text);
    }

    static void pattern(String pattern) {
        line("pattern", () -> {
            DateTimeFormatter.ofPattern(pattern, ENGLISH);
            return "";
        }, "pattern", pattern);
    }

    static void print(String pattern, String time) {
        line("print", () -> DateTimeFormatter.ofPattern(pattern, ENGLISH).format(ZonedDateTime.parse(time)),
            "pattern", pattern, "time", time);
    }

    /** Where a weekday as a number and one as a name differ, and the date hangs on weeks, java.time goes by identity hashes. */
    static boolean isChance(String pattern) {
        return pattern.matches("(?s).*[ec].*") && pattern.matches("(?s).*(E|eee|ccc).*") && pattern.matches("(?s).*[wW].*");
    }

    static void read(String pattern, String text) {
        if (isChance(pattern)) return;
        line("read", () -> shown(read(DateTimeFormatter.ofPattern(pattern, ENGLISH), text)), "pattern", pattern, "text", text);
    }

    static void zone(String time, String id) {
        line("zone", () -> shown(ZonedDateTime.parse(time).withZoneSameInstant(ZoneId.of(id))), "time", time, "id", id);
    }

    static void move(String unit, String time, int n) {
        line("plus-" + unit, () -> moved(time, unit, n), "time", time, "n", Integer.toString(n));
        line("minus-" + unit, () -> moved(time, unit, -(long) n), "time", time, "n", Integer.toString(n));
    }

    static String moved(String text, String unit, long n) {
        ZonedDateTime time = ZonedDateTime.parse(text);
        switch (unit) {
            case "days": return shown(time.plusDays(n));
            case "hours": return shown(time.plusHours(n));
            case "minutes": return shown(time.plusMinutes(n));
            default: return shown(time.plusSeconds(n));
        }
    }

    static void numbers(String text) {
        Instant instant = ZonedDateTime.parse(text).toInstant();
        Duration since = Duration.between(Instant.parse("1601-01-01T00:00:00Z"), instant);
        String windows = Long.toString(Math.addExact(Math.multiplyExact(since.getSeconds(), 10_000_000L), since.getNano() / 100));
        String unix = Long.toString(instant.toEpochMilli());
        line("to-windows", () -> windows, "time", text);
        line("to-unix", () -> unix, "time", text);
        line("from-windows", () -> shown(Instant.parse("1601-01-01T00:00:00Z").plusSeconds(Math.floorDiv(Long.parseLong(windows),
            10_000_000L)).plusNanos(Math.floorMod(Long.parseLong(windows), 10_000_000L) * 100).atZone(ZoneOffset.UTC)), "text", windows);
        line("from-unix", () -> shown(Instant.ofEpochMilli(Long.parseLong(unix)).atZone(ZoneOffset.UTC)), "text", unix);
    }

    static void compare(String left, String right) {
        line("compare", () -> Integer.toString(Integer.signum(ZonedDateTime.parse(left).compareTo(ZonedDateTime.parse(right)))),
            "time", left, "other", right);
    }

    // Readings: a missing time of day is midnight, but not half of one; a missing zone is UTC; an offset decides.

    static ZonedDateTime read(DateTimeFormatter formatter, String text) {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null) throw new DateTimeException("no date");
        if (time == null) {
            for (ChronoField field : ChronoField.values()) {
                if (field.isTimeBased() && parsed.isSupported(field)) throw new DateTimeException("no time");
            }
            time = LocalTime.MIDNIGHT;
        }
        LocalDateTime local = date.atTime(time);
        ZoneId zone = parsed.query(TemporalQueries.zone());
        if (zone == null) return local.atZone(ZoneOffset.UTC);
        if (!parsed.isSupported(ChronoField.OFFSET_SECONDS)) return local.atZone(zone);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS));
        return local.toInstant(offset).atZone(zone);
    }

    static String shown(ZonedDateTime time) {
        int local = time.getYear(), utc = time.withZoneSameInstant(ZoneOffset.UTC).getYear();
        if (local < 1 || local > 9999 || utc < 1 || utc > 9999) throw new DateTimeException("out of the years");
        return time.toString();
    }
}
