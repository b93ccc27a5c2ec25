import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Records what java.util.regex answers. Run it with java-regex.sh.
 *
 * <p>Arguments: the list of hand-picked patterns, the file to write, the number
 * of random patterns, the seed. Each line of the list is a JSON array of strings:
 * a pattern and the texts to try. Each line written is a JSON object: the
 * pattern with the error flag, or the pattern with a text and the two answers.
 */
public final class JavaRegex {
    private static final String[] ATOMS = {
        "a", "b", "A", "B", "\u00e9", "\u00df", "1", "_", " ", "-", "\\n", "\n", ".", "^", "$", "a", "b", "ab", "a",
        "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\h", "\\H", "\\v", "\\V", "\\R", "\\A", "\\z", "\\Z", "\\G",
        "\\b", "\\B", "\\.", "\\-", "\\t", "\\x61", "\\x{e9}", "\\u0062", "\\0101", "\\cJ", "\\Qa.b\\E", "\\Q1\\E",
        "\\p{L}", "\\p{Lu}", "\\P{Ll}", "\\pL", "\\p{Lower}", "\\p{Upper}", "\\p{Punct}", "\\p{Alnum}",
        "\\p{IsLatin}", "\\p{IsAlphabetic}", "\\p{javaLowerCase}", "\\p{gc=Nd}", "\\p{Space}", "\\p{IsDigit}",
        "(?i)", "(?s)", "(?m)", "(?x)", "(?d)", "(?-i)", "(?u)", "(?iu)", "(?U)", "(?-x)", "(?im-s)", "\\1", "\\2",
        "\\11", "\\k<n>", "]", "}", "{", "#", "&", "(?m)^", "(?m)$", "\\r", "\\e", "\\Q\\E", "()", "(?:)",
    };
    private static final String[] OPENINGS = {
        "(", "(", "(", "(?:", "(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!", "(?<n>", "(?i:", "(?s:", "(?m-i:", "(?x:",
    };
    private static final String[] QUANTIFIERS = {
        "*", "+", "?", "{2}", "{1,2}", "{1,}", "{0}", "{0,1}", "{2,3}", "*?", "+?", "??", "{1,2}?", "*+", "++", "?+",
        "{1,2}+", "{2}{2}", "{,2}", "**", "{2,1}",
    };
    private static final String[] MEMBERS = {
        "a", "b", "A", "B", "1", "_", " ", "-", "\u00e9", "\u00df", "\n", "a-b", "A-z", "0-9", "\u00e0-\u00ff", "\\d",
        "\\w", "\\S", "\\n", "\\]", "^", "&", "&&", "&&", "[a]", "[^b]", "\\p{Lu}", "\\P{L}", "\\v", "\\h", "-", ".",
        "\\Qa-b\\E", "[:alpha:]", "b-a", "\\p{Upper}", "\\b", "]", "[", "#", "\\x{61}-b", "\\v-a", "\\p{IsWhite_Space}",
    };
    private static final String[] PIECES = {
        "a", "b", "A", "B", "\u00e9", "\u00df", "1", "_", " ", "\n", "-", "a", "b", "ab", "aa", "\r\n", "\r", "\u0085",
        "\u2028", "\t", ".", "\u00c9", "\ud83d\ude00", "\u017f", "\u212a", "k", "&", "]", "a.b", "c",
    };

    private static final String[] SIMPLE_ATOMS = {
        "a", "b", "a", "b", "ab", ".", "[ab]", "[^a]", "\\1", "\\2", "\\k<n>", "(?i)", "^", "$", "\\b", "\\R", "(?m)",
        "\\w", "\\n", "(a)", "(b)", "(a|b)", "(?:a|ab)", "(a?)", "|", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)",
    };
    private static final String[] SIMPLE_PIECES = {"a", "b", "a", "b", "aa", "ab", "A", "\n", "\r\n"};

    private final Random random;
    private boolean simple;
    private final PrintWriter out;

    private JavaRegex(long seed, PrintWriter out) {
        this.random = new Random(seed);
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        List<String> list = Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8);
        try (PrintWriter out = new PrintWriter(args[1], StandardCharsets.UTF_8)) {
            JavaRegex recorder = new JavaRegex(Long.parseLong(args[3]), out);
            for (String line : list) {
                if (!line.isBlank() && !line.startsWith("//")) {
                    List<String> fields = parse(line);
                    recorder.record(fields.get(0), fields.subList(1, fields.size()));
                }
            }
            int count = Integer.parseInt(args[2]);
            for (int i = 0; i < count; i++) {
                recorder.simple = i % 2 == 0;
                String pattern = recorder.pattern(3);
                recorder.record(pattern, recorder.texts());
            }
        }
    }

    /** Writes the answers for one pattern. */
    private void record(String pattern, List<String> texts) {
        Pattern compiled;
        try {
            compiled = Pattern.compile(pattern);
        } catch (PatternSyntaxException error) {
            out.println("{\"pattern\":" + quote(pattern) + ",\"error\":true}");
            return;
        } catch (RuntimeException error) {
            // A defect of the parser, which is no answer.
            return;
        }
        for (String text : texts) {
            // Word boundaries of Java 17 see letters outside US-ASCII (changed in Java 19), and look-behind counts
            // UTF-16 units.
            boolean ascii = text.chars().allMatch(c -> c < 128);
            if (!ascii && (pattern.contains("\\b") || pattern.contains("\\B")) && Runtime.version().feature() < 19
                    || pattern.contains("(?<") && text.codePoints().anyMatch(c -> c > 0xFFFF)) {
                continue;
            }
            Matcher matcher = compiled.matcher(text);
            boolean matches;
            boolean find;
            try {
                matches = matcher.matches();
                find = matcher.reset().find();
            } catch (RuntimeException error) {
                continue;
            }
            out.println("{\"pattern\":" + quote(pattern) + ",\"text\":" + quote(text) + ",\"matches\":" + matches
                    + ",\"find\":" + find + "}");
        }
    }

    private String pick(String[] items) {
        return items[random.nextInt(items.length)];
    }

    /** A random pattern, which Java may refuse. */
    private String pattern(int depth) {
        StringBuilder pattern = new StringBuilder();
        int length = random.nextInt(4) + (depth == 3 ? 1 : 0);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(20);
            if (kind < 4 && depth > 0) {
                pattern.append(pick(OPENINGS)).append(pattern(depth - 1)).append(")");
            } else if (kind < (simple ? 4 : 7)) {
                pattern.append(characterClass());
            } else if (kind == 7) {
                pattern.append("|");
            } else {
                pattern.append(pick(simple ? SIMPLE_ATOMS : ATOMS));
            }
            if (random.nextInt(3) == 0) {
                pattern.append(pick(QUANTIFIERS));
            }
        }
        return pattern.toString();
    }

    private String characterClass() {
        StringBuilder members = new StringBuilder(random.nextInt(3) == 0 ? "[^" : "[");
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            members.append(pick(MEMBERS));
        }
        return members.append("]").toString();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(6);
            for (int j = 0; j < length; j++) {
                text.append(pick(simple ? SIMPLE_PIECES : PIECES));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /** A JSON string in US-ASCII. */
    private static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The strings of a JSON array. */
    private static List<String> parse(String line) {
        List<String> strings = new ArrayList<>();
        StringBuilder current = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (current == null) {
                if (c == '"') {
                    current = new StringBuilder();
                }
            } else if (c == '"') {
                strings.add(current.toString());
                current = null;
            } else if (c == '\\') {
                c = line.charAt(++i);
                if (c == 'u') {
                    current.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
                    i += 4;
                } else {
                    int special = "nrt".indexOf(c);
                    current.append(special < 0 ? c : "\n\r\t".charAt(special));
                }
            } else {
                current.append(c);
            }
        }
        return strings;
    }
}
