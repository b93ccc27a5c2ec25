import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import org.joda.time.DateTime;
import org.joda.time.DateTimeUtils;
import org.joda.time.DateTimeZone;
import org.joda.time.format.DateTimeFormat;
import org.joda.time.format.DateTimeFormatter;
import org.joda.time.format.ISODateTimeFormat;

/**
 * Records what Joda-Time makes of times and patterns, one JSON object a line. Arguments: SEED COUNT, for the random
 * lines after the fixed ones; "random" as a third argument leaves the fixed ones out.
 */
public class TimeJoda extends TimeLines {
    /** Regions whose id Joda-Time keeps (it prints the first id of a region for its others). */
    static final String[] ZONES = {
        "UTC", "+02:00", "-03:30", "+05:45", "+01:02:03", "America/New_York", "Europe/Paris", "Europe/London", "Asia/Tokyo",
        "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Australia/Sydney", "America/St_Johns", "Pacific/Chatham",
        "Pacific/Auckland", "America/Los_Angeles", "Etc/GMT+5",
    };

    /** Milliseconds and zone. */
    static final String[][] TIMES = {
        {"1438363117979", "UTC"}, {"1438363117979", "America/New_York"}, {"1434500599000", "UTC"}, {"0", "UTC"},
        {"1451606399999", "Asia/Tokyo"}, {"-2203848000000", "+05:30"}, {"2140583400000", "America/New_York"},
        {"4107501296007", "Asia/Kathmandu"}, {"1456722367080", "+01:02:03"}, {"-62135596800000", "UTC"},
        {"253402300799999", "UTC"}, {"1419854400005", "-03:30"}, {"1438348029050", "Australia/Lord_Howe"}, {"-1", "Europe/London"},
    };

    static final String[] PATTERNS = {
        "YYYY-MM-dd HH:mm:ss", "MM/dd/yyyy", "dd-MM-YYYY", "dd MMMM yyyy HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
        "yyyyMMddHHmmss", "EEE, d MMM yyyy h:mm a", "EEEE dd-MMM-yy", "h 'o''clock' a", "xxxx-'W'ww-e", "xx ww", "x w e", "YY", "yy",
        "y yyy yyyyy yyyyyyyyyyyy", "Y YYY YYYYY", "x xxx xxxxx", "C CC CCC", "G GG GGGG", "M MM MMM MMMM MMMMM", "d dd ddd",
        "D DD DDD DDDD", "E EE EEE EEEE EEEEE", "e ee", "a aa", "H HH HHH", "k kk", "K KK", "h hh", "m mm", "s ss sss",
        "S SS SSS SSSS SSSSSSSSS SSSSSSSSSSSSSSSSSSSS", "Z ZZ ZZZ ZZZZ", "''", "'abc", "{}[]#", "yyyy.MM.dd \u00e9\u4e2d", "'it''s' y",
        "w ww www", "yyyy'", "yyDDD", "yyyyDDD",
    };

    static final String[] WRONG = {
        "", "'", "u", "uuuu-MM-dd", "L", "Q", "q", "F", "W", "c", "n", "A", "N", "V", "X", "XXX", "O", "p", "b", "B", "f", "g", "i", "I",
        "j", "J", "l", "o", "P", "r", "R", "t", "T", "U", "v", "yyyy-MM-ddTHH:mm",
    };

    static final String[][] READ = {
        {"dd MMMM yyyy HH:mm:ss", "17 June 2015 00:23:19"}, {"dd MMMM yyyy HH:mm:ss", "17 JUNE 2015 00:23:19"},
        {"dd MMMM yyyy HH:mm:ss", "17 jun 2015 0:3:9"}, {"dd MMMM yyyy", "17 jUne 2015"}, {"dd MMM yyyy", "17 September 2015"},
        {"dd MMM yyyy", "17 Sept 2015"}, {"MM/dd/yyyy", "7/3/2015"}, {"MM/dd/yyyy", "07/31/2015"}, {"MM/dd/yyyy", "02/30/2015"},
        {"MM/dd/yyyy", "02/29/2015"}, {"MM/dd/yyyy", "02/29/2016"}, {"MM/dd/yyyy", "13/01/2015"}, {"MM/dd/yyyy", "00/01/2015"},
        {"MM/dd/yyyy", "007/01/2015"}, {"MM/dd/yyyy", "07/31/15"}, {"MM/dd/yyyy", "07/31/-5"}, {"MM/dd/yyyy", "07/31/+2015"},
        {"MM/dd/yyyy", "07/31/12015"}, {"MM/dd/YYYY", "07/31/0"}, {"MM/dd/YYYY", "07/31/-1"}, {"MM/dd/yyyy", "07/31/0000"},
        {"MM/dd/yyyy", " 07/31/2015"}, {"MM/dd/yyyy", "07/31/2015 "}, {"MM/dd/yyyy", "07-31-2015"}, {"MM/dd/yy", "07/31/15"},
        {"MM/dd/yy", "07/31/34"}, {"MM/dd/yy", "07/31/35"}, {"MM/dd/yy", "07/31/2015"}, {"MM/dd/yy", "07/31/5"}, {"MM/dd/yy", "07/31/+15"},
        {"yyMMdd", "150731"}, {"yyMMdd", "990731"}, {"yyMMdd", "20150731"}, {"YYMMdd", "150731"}, {"xxww", "1531"}, {"yyyyMMdd", "20150731"},
        {"yyyyMMdd", "-0150731"}, {"yyyyMMddHHmmssSSS", "20150731171837979"}, {"yyyyMMdd", "2015731"}, {"dd/MM", "29/02"}, {"dd/MM", "31/12"},
        {"HH:mm", "10:30"}, {"HH:mm", "24:00"}, {"HH:mm", "23:60"}, {"HH:mm:ss", "23:59:60"}, {"kk:mm", "24:00"}, {"kk:mm", "0:00"},
        {"hh:mm a", "12:30 AM"}, {"hh:mm a", "12:30 pm"}, {"hh:mm a", "12:30 Pm"}, {"hh:mm a", "13:30 PM"}, {"hh:mm a", "0:30 PM"},
        {"KK:mm a", "0:30 PM"}, {"KK:mm a", "12:30 PM"}, {"hh:mm", "11:30"}, {"HH:mm a", "11:30 PM"}, {"HH:mm a", "23:30 AM"}, {"a", "PM"},
        {"yyyy", "2015"}, {"yyyy-MM", "2015-07"}, {"MM", "7"}, {"dd", "31"}, {"E", "Tue"}, {"EEEE", "tue"}, {"E", "TUESDAY"}, {"w", "53"},
        {"e", "7"}, {"e", "8"}, {"D", "366"}, {"yyyy D", "2015 366"}, {"yyyy D", "2016 366"}, {"yyyy D", "2015 0"}, {"xxxx-'W'ww-e", "2015-W31-5"},
        {"xxxx-'W'ww-e", "2015-W53-7"}, {"xxxx-'W'ww-e", "2014-W53-7"}, {"xxxx-'W'ww", "2015-w31"}, {"yyyy ww", "2015 01"}, {"yyyy ww e", "2015 53 5"},
        {"E yyyy-MM-dd", "Fri 2015-07-31"}, {"E yyyy-MM-dd", "Mon 2015-07-31"}, {"yyyy-MM-dd E", "2015-07-31 Mon"}, {"CC", "20"}, {"CC yy", "19 15"},
        {"C yyyy", "19 2015"}, {"CCyyMMdd", "20150731"}, {"G", "AD"}, {"G yyyy", "AD 2015"}, {"G yyyy", "ad 2015"}, {"G yyyy", "CE 2015"},
        {"G YYYY-MM-dd", "Ad 2015-07-31"}, {"yyyy MMM G", "2015 Feb AD"}, {"S", "5"}, {"SS", "5"}, {"SSS", "979"}, {"SSS", "9791"}, {"SSSS", "9799"},
        {"SSSSSSSSS", "123456789"}, {"ss.SSS", "5.05"}, {"yyyy-MM-dd HH:mm Z", "2015-07-31 10:30 +0200"}, {"yyyy-MM-dd HH:mm Z", "2015-07-31 10:30 +02:00"},
        {"yyyy-MM-dd HH:mm Z", "2015-07-31 10:30 +02"}, {"yyyy-MM-dd HH:mm Z", "2015-07-31 10:30 +2"}, {"yyyy-MM-dd HH:mm Z", "2015-07-31 10:30 Z"},
        {"yyyy-MM-dd HH:mm Z", "2015-07-31 10:30 z"}, {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 -0330"}, {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +23:59:59.999"},
        {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +24:00"}, {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +02:60"}, {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +02:"},
        {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +020030"}, {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +0200300"}, {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 +02003"},
        {"yyyy-MM-dd HH:mm ZZ", "2015-07-31 10:30 UTC"}, {"yyyy-MM-dd HH:mm ZZZ", "2015-07-31 10:30 America/New_York"},
        {"yyyy-MM-dd HH:mm ZZZ", "2015-03-29 02:30 Europe/Paris"}, {"yyyy-MM-dd HH:mm ZZZ", "2015-10-25 02:30 Europe/Paris"},
        {"yyyy-MM-dd HH:mm ZZZ", "2015-11-01 01:30 America/New_York"}, {"yyyy-MM-dd HH:mm ZZZ", "2015-03-08 02:30 America/New_York"},
        {"yyyy-MM-dd HH:mm ZZZ", "2015-07-31 10:30 europe/paris"}, {"yyyy-MM-dd HH:mm ZZZ", "2015-07-31 10:30 UTC"},
        {"yyyy-MM-dd HH:mm ZZZ", "2015-07-31 10:30 EST5EDT"}, {"yyyy-MM-dd HH:mm ZZZ", "2015-07-31 10:30 US/Eastern"},
        {"yyyy-MM-dd HH:mm ZZZ", "2015-07-31 10:30 +02:00"}, {"yyyy-MM-dd HH:mm ZZZ Z", "2015-07-31 10:30 Asia/Tokyo +0100"},
        {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 EST"}, {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 EDT"}, {"yyyy-MM-dd HH:mm z", "2015-01-31 10:30 EDT"},
        {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 PST"}, {"yyyy-MM-dd HH:mm zzzz", "2015-07-31 10:30 CST"}, {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 MDT"},
        {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 GMT"}, {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 UTC"}, {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 UT"},
        {"yyyy-MM-dd HH:mm z", "2015-07-31 10:30 CET"}, {"yyyy-MM-dd'T'HH:mm", "2015-07-31t10:30"}, {"'\u00e9'yyyy", "\u00c92015"}, {"'\u00df'yyyy", "SS2015"},
        {"yyyy'\ud83d\ude00'MM", "2015\ud83d\ude0007"}, {"yyyy-MM-dd", "\u0662\u0660\u0661\u0665-07-31"}, {"yyyy yyyy", "2014 2015"}, {"yyyy yyyy", "2015 2014"},
        {"dd MM dd", "31 12 30"}, {"yyyy", "999999999"}, {"yyyy", "9999999999"}, {"y", ""}, {"dddddddddd", "0000000031"}, {"d", "99999999999"},
        {"YYYY-MM-dd", "2015-07-31"}, {"dd-MM-YYYY", "31-07-2015"},
    };

    static final String[] ISO = {
        "2015-07-31T17:18:37.979Z", "2015-07-31T17:18:37Z", "2015-07-31", "2015-07", "2015", "2015-7-3", "T10:00", "T", "2015-07-31T", "2015-W31-5",
        "2015-W31", "2015-W", "2015-w31-5", "2015-123", "2015-12", "2015-1-12", "2015-366", "2016-366", "2015-W54", "2015-W53-1", "2014-W53-1",
        "2015-07-31T10", "2015-07-31T10.5", "2015-07-31T10,5Z", "2015-07-31T10:30,25", "2015-07-31T10:30:30.5", "2015-07-31T10:30:30.", "2015-07-31t10:30z",
        "2015-07-31T10:30+0200", "2015-07-31T10:30+02", "2015-07-31T10:30+02:00", "2015-07-31T10:30 +02:00", "+2015-07-31T10:30Z", "-2015-07-31T10:30Z",
        "2015-07-31T24:00Z", "2015-07-31TZ", "2015-07-31Z", "20150731T101010Z", "2015-07-31T10:30:30.1234567890Z", "2015-07-31T10:30:30.123456789Z",
        "2015-02-29", "2016-02-29", "2015-13-01", "2015-00-01", "2015-07-32", "2015-07-31T25:00", "2015-07-31T10:60", "2015-07-31T10:30:60", "", " ", "now",
        "2015-07-31T10:30+02:00[Europe/Paris]", "2015-07-31 10:30", "12015-07-31", "0000-01-01", "0001-01-01", "9999-12-31T23:59:59.999Z", "10000-01-01",
        "15-07-31", "2015-07-31T1:2:3", "2015-07-31T10:30:30,5-03:30", "2015-123T10:00", "2015-W31-5T10:00Z", "T10:30:30.5+01:00", "t10", "T10.25", "2015-",
        "2015-07-", "2015-07-31T10:", "2015-07-31T10:30:", "2015-07-31T10:30+", "2015-07-31T10:30+02:0", "2015-07-31T.5", "2015-07-31T10:30:30.5.5",
    };

    static final String[] IDS = {
        "UTC", "GMT", "GMT0", "UTC+2", "GMT+02:00", "Z", "z", "+2", "+02", "+0200", "+02:00", "+020000", "+02:00:30", "+18:00", "+23:59", "+24:00",
        "-00:00", "-03:30", "US/Eastern", "europe/paris", "PST", "UCT", "Zulu", "CET", "EST5EDT", "Asia/Calcutta", "UT", "utc", "+2:00", "Etc/GMT+5",
        "SystemV/EST5", "Asia/Kolkata", "America/New_York", "ROC", "PRC", "NZ", "Cuba", "", " ", "+", "-", "+02:", "+02:60", "Europe/Paris ", "Etc/Unknown",
        "America/Argentina/Buenos_Aires", "JST", "IST", "CST6CDT", "MST7MDT", "PST8PDT", "WET", "EET", "\u00e9",
    };

    public static void main(String[] args) throws Exception {
        // Two-digit years hang on the clock: this is the day of the page's examples.
        DateTimeUtils.setCurrentMillisFixed(1438363117979L);
        long seed = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        if (args.length < 3) {
            fixed();
        }
        random(new Random(seed), count);
        write();
    }

    static void fixed() {
        for (String[] time : TIMES) iso(time(time));
        for (String text : ISO) readIso(text);
        for (String pattern : PATTERNS) {
            pattern(pattern);
            for (int i = 0; i < 3; i++) print(pattern, time(TIMES[(pattern.length() + i * 5) % TIMES.length]));
        }
        print("z zzzz", time(TIMES[0]));
        print("z zzzz", time(TIMES[5]));
        for (String pattern : WRONG) pattern(pattern);
        for (String[] row : READ) read(row[0], row[1]);
        for (String id : IDS) zone("1438363117979", id);
        for (String id : IDS) zone("4107501296007", id);
    }

    static final String[] PARTS = {
        "yyyy", "YYYY", "yy", "YY", "y", "Y", "yyy", "yyyyyy", "xxxx", "xx", "x", "C", "CC", "G", "M", "MM", "MMM", "MMMM", "d", "dd", "D", "DDD", "E",
        "EEEE", "e", "w", "ww", "a", "H", "HH", "h", "hh", "k", "kk", "K", "KK", "m", "mm", "s", "ss", "S", "SS", "SSS", "SSSSSS", "Z", "ZZ", "ZZZ",
    };
    static final String[] BETWEEN = {"", "", " ", "-", "/", ":", ".", ", ", "'T'", "' at '", "+", "'GMT'", "0"};
    static final String[] BASES = {"yyyy-MM-dd", "YYYYMMdd", "d MMM yyyy", "M/d/yy", "yyyy-DDD", "xxxx-ww-e", "xxxx'W'w EEE", "G YYYY MMMM d", "yyMMdd", "dd/MM"};
    static final String[] CLOCKS = {"", " HH:mm", " HH:mm:ss", "'T'HHmmssSSS", " h:mm a", " K a", " kk", " HH:mm:ss.SSS", " H"};
    static final String[] PLACES = {"", "ZZ", "Z", " ZZZ", " Z"};

    static void random(Random random, int count) {
        for (int i = 0; i < count; i++) {
            DateTime time = time(random);
            switch (random.nextInt(8)) {
                case 0:
                case 1:
                case 2: {
                    String pattern = pattern(random);
                    print(pattern, time);
                    // A slash after a zone id is taken for a part of it.
                    read(pattern, changed(random, printed(pattern, time)));
                    break;
                }
                case 3:
                case 4: {
                    String pattern = pick(random, BASES) + pick(random, CLOCKS) + pick(random, PLACES);
                    if (random.nextInt(4) == 0) pattern += " " + pick(random, PARTS);
                    read(pattern, changed(random, printed(pattern, time)));
                    break;
                }
                case 5:
                    iso(time);
                    break;
                default: {
                    String[] forms = {"yyyy-MM-dd'T'HH:mm:ss.SSSZZ", "yyyy-MM-dd'T'HH:mm:ssZ", "yyyy-MM-dd", "yyyy-DDD'T'HH:mm,SSS", "xxxx-'W'ww-e'T'HH.SSS",
                        "yyyy-MM'T'HH:mm:ssZZ", "'T'HH:mm:ss", "yyyy-M-d'T'H:m:s.S", "xxxx-'W'w'T'ZZ"};
                    readIso(changed(random, printed(pick(random, forms), time)));
                }
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

    static String printed(String pattern, DateTime time) {
        return formatter(pattern).print(time);
    }

    static String changed(Random random, String text) {
        return changed(random, text, "0123456789+-:. ZTPMAJanWw,C/");
    }

    static DateTime time(String[] row) {
        return new DateTime(Long.parseLong(row[0]), DateTimeZone.forID(row[1]));
    }

    /** Regions from 1970 to 2037 only: before, databases differ. */
    static DateTime time(Random random) {
        String id = pick(random, ZONES);
        boolean fixed = "UTC+-".indexOf(id.charAt(0)) >= 0;
        long day = 86400000L;
        long from = fixed ? -719000 : 1, days = fixed && random.nextInt(4) == 0 ? 3600000 : 24000 - (fixed ? -719000 : 0);
        long millis = (from + (long) (random.nextDouble() * days)) * day + random.nextInt((int) day);
        if (random.nextInt(3) == 0) millis = Math.floorDiv(millis, 900000L) * 900000L;
        if (random.nextInt(3) == 0) millis = Math.floorDiv(millis, 1000L) * 1000L;
        return new DateTime(millis, DateTimeZone.forID(id));
    }

    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormat.forPattern(pattern).withLocale(Locale.ENGLISH);
    }

    // One kind of line each.

    static void iso(DateTime time) {
        line("iso", () -> ISODateTimeFormat.dateTime().print(time), "time", text(time));
    }

    static void readIso(String text) {
        line("read-iso", () -> shown(ISODateTimeFormat.dateTimeParser().withZone(DateTimeZone.UTC).parseDateTime(text)), "text", text);
    }

    static void pattern(String pattern) {
        line("pattern", () -> {
            formatter(pattern);
            return "";
        }, "pattern", pattern);
    }

    static void print(String pattern, DateTime time) {
        line("print", () -> printed(pattern, time), "pattern", pattern, "time", text(time));
    }

    static void read(String pattern, String text) {
        line("read", () -> shown(formatter(pattern).withZone(DateTimeZone.UTC).parseDateTime(text)), "pattern", pattern, "text", text);
    }

    static void zone(String unix, String id) {
        line("zone", () -> ISODateTimeFormat.dateTime().print(new DateTime(Long.parseLong(unix), DateTimeZone.forID(id))),
            "unix", unix, "id", id);
    }

    static String shown(DateTime time) {
        if (time.getYear() < 1 || time.getYear() > 9999) throw new IllegalArgumentException("out of the years");
        return ISODateTimeFormat.dateTime().print(time);
    }

    /** As java.time writes it, with the offset that Joda-Time has. */
    static String text(DateTime time) {
        String id = time.getZone().getID();
        Instant instant = Instant.ofEpochMilli(time.getMillis());
        return instant.atZone(ZoneId.of(id.equals("UTC") ? "Z" : id)).toString();
    }
}
