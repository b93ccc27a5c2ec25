import java.util.Random;
import java.util.concurrent.Callable;

/** What both recorders need: lines of JSON, and texts changed at random. */
class TimeLines {
    static final StringBuilder out = new StringBuilder();

    static void write() throws Exception {
        System.out.write(out.toString().getBytes("UTF-8"));
        System.out.flush();
    }

    static String pick(Random random, String[] list) {
        return list[random.nextInt(list.length)];
    }

    /** One text of three with a character or two added, replaced or removed. */
    static String changed(Random random, String text, String characters) {
        if (random.nextInt(3) > 0) return text;
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(2); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            char with = characters.charAt(random.nextInt(characters.length()));
            if (random.nextBoolean() || at == changed.length()) changed.insert(at, with);
            else if (random.nextBoolean()) changed.setCharAt(at, with);
            else changed.deleteCharAt(at);
        }
        return changed.toString();
    }

    /** The result is null where the answer is an exception. */
    static void line(String kind, Callable<String> answer, String... facts) {
        out.append("{\"kind\": ").append(quoted(kind));
        for (int i = 0; i < facts.length; i += 2) {
            out.append(", ").append(quoted(facts[i])).append(": ").append(quoted(facts[i + 1]));
        }
        String result;
        try {
            result = quoted(answer.call());
        } catch (Exception refused) {
            result = "null";
        }
        out.append(", \"result\": ").append(result).append("}\n");
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ' || c > '~') quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
