import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.MethodExecutor;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.SpelParseException;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.ReflectiveMethodResolver;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * The real engine on JSON lines: {"expr": ..., "vars": {...}?} in, one answer a line out, in order.
 *
 * Answers: {"ok":true,"type":T,"value":V}, where lists are arrays and maps arrays of pairs of such objects and
 * Doubles are Java's text; {"ok":false,"phase":"parse|subset|eval|input","code":...,"pos":...,"message":...}, where
 * "subset" is an expression that parses but holds a node that Okta excludes. The first argument names the file of
 * default variables.
 */
public class SpelOracle {

    // ---------------------------------------------------------------- engine

    /** Reads keys of a Map as properties (an absent key is null), and key and value of a map entry; never writes. */
    static final class MapRead implements PropertyAccessor {
        @Override public Class<?>[] getSpecificTargetClasses() { return new Class<?>[] {Map.class, Map.Entry.class}; }
        @Override public boolean canRead(EvaluationContext c, Object target, String name) {
            return target instanceof Map
                    || target instanceof Map.Entry && (name.equals("key") || name.equals("value"));
        }
        @Override public TypedValue read(EvaluationContext c, Object target, String name) {
            if (target instanceof Map.Entry) {
                Map.Entry<?, ?> e = (Map.Entry<?, ?>) target;
                return new TypedValue(name.equals("key") ? e.getKey() : e.getValue());
            }
            return new TypedValue(((Map<?, ?>) target).get(name));
        }
        @Override public boolean canWrite(EvaluationContext c, Object target, String name) { return false; }
        @Override public void write(EvaluationContext c, Object target, String name, Object v) throws AccessException {
            throw new AccessException("read-only");
        }
    }

    /** Ordinary reflective method calls, minus the few that leak identity or block. */
    static final class Methods extends ReflectiveMethodResolver {
        private static final Set<String> HIDDEN = Set.of("getClass", "wait", "notify", "notifyAll");
        private static final Set<String> OF_STRING =
                Set.of("length", "toUpperCase", "toLowerCase", "substring", "contains", "startsWith", "replace");
        private static final Set<String> OF_LIST = Set.of("size", "isEmpty", "contains");

        /** Whether only the methods can be called that Okta's language has with Java's meaning. */
        static boolean onlyDocumented;

        private static boolean isDocumented(Object target, String name) {
            return target instanceof String && OF_STRING.contains(name)
                    || target instanceof List && OF_LIST.contains(name);
        }
        @Override public MethodExecutor resolve(EvaluationContext c, Object target, String name,
                List<TypeDescriptor> args) throws AccessException {
            // The root holds names, not functions: the Map methods of its representation are not callable.
            boolean hidden = HIDDEN.contains(name) || target == c.getRootObject().getValue()
                    || onlyDocumented && !isDocumented(target, name);
            return hidden ? null : super.resolve(c, target, name, args);
        }
    }

    /** AST node classes that Okta's documentation lists as unsupported. */
    static final Set<String> EXCLUDED = Set.of("OpInc", "OpDec", "OperatorInstanceof", "OperatorBetween",
            "Assign", "BeanReference", "ConstructorReference", "FunctionReference", "TypeReference",
            "VariableReference", "QualifiedIdentifier");

    static String excludedNode(SpelNode n) {
        if (n == null) {
            return null;
        }
        String name = n.getClass().getSimpleName();
        if (EXCLUDED.contains(name)) {
            return name;
        }
        for (int i = 0; i < n.getChildCount(); i++) {
            String r = excludedNode(n.getChild(i));
            if (r != null) {
                return r;
            }
        }
        return null;
    }

    /** What a request without "vars" is evaluated against. */
    static Map<?, ?> defaultVars = Collections.emptyMap();

    static String run(String line) {
        StringBuilder out = new StringBuilder();
        String expr;
        Map<?, ?> vars;
        try {
            Map<?, ?> req = (Map<?, ?>) new Json(line).document();
            expr = (String) req.get("expr");
            Object v = req.get("vars");
            vars = v instanceof Map ? (Map<?, ?>) v : defaultVars;
            if (expr == null) {
                throw new IllegalArgumentException("no \"expr\"");
            }
        }
        catch (RuntimeException ex) {
            return failure(out, "input", "INPUT", -1, String.valueOf(ex.getMessage()));
        }

        SpelExpression parsed;
        try {
            parsed = (SpelExpression) new SpelExpressionParser().parseExpression(expr);
        }
        catch (Throwable ex) {
            return failure(out, "parse", ex);
        }
        String bad = excludedNode(parsed.getAST());
        if (bad != null) {
            return failure(out, "subset", "UNSUPPORTED", -1, bad);
        }
        try {
            StandardEvaluationContext ctx = new StandardEvaluationContext(vars);
            ctx.setPropertyAccessors(new ArrayList<>(List.of(new MapRead())));
            ctx.setMethodResolvers(new ArrayList<>(List.of(new Methods())));
            Object value = parsed.getValue(ctx);
            out.append("{\"ok\":true,");
            typed(out, value);
            return out.append('}').toString();
        }
        catch (Throwable ex) {
            out.setLength(0);
            return failure(out, "eval", ex);
        }
    }

    static String failure(StringBuilder out, String phase, Throwable ex) {
        Throwable t = ex;
        for (int i = 0; t != null && i < 8; i++, t = t.getCause()) {
            if (t instanceof SpelParseException) {
                SpelParseException p = (SpelParseException) t;
                return failure(out, phase, codeOf(p.getMessageCode()), p.getPosition(), p.getMessage());
            }
            if (t instanceof SpelEvaluationException) {
                SpelEvaluationException p = (SpelEvaluationException) t;
                return failure(out, phase, codeOf(p.getMessageCode()), p.getPosition(), p.getMessage());
            }
        }
        String msg = ex.getMessage();
        return failure(out, phase, "JAVA:" + ex.getClass().getName(), -1, msg == null ? "" : msg);
    }

    static String codeOf(Object messageCode) {
        // The enum's message starts with "EL1234E"; formatMessage differs between versions, so use the field name's
        // number through the formatted text of the exception when possible.
        try {
            java.lang.reflect.Method m;
            Object text;
            try {
                m = messageCode.getClass().getMethod("formatMessage", Object[].class);
                text = m.invoke(messageCode, (Object) new Object[] {"", "", "", "", ""});
            }
            catch (NoSuchMethodException ex) {
                m = messageCode.getClass().getMethod("formatMessage", int.class, Object[].class);
                text = m.invoke(messageCode, 0, new Object[] {"", "", "", "", ""});
            }
            java.util.regex.Matcher mm = java.util.regex.Pattern.compile("EL\\d{4}[EP]?").matcher((String) text);
            if (mm.find()) {
                return mm.group();
            }
        }
        catch (ReflectiveOperationException ex) {
            // fall through
        }
        return String.valueOf(messageCode);
    }

    static String failure(StringBuilder out, String phase, String code, int pos, String message) {
        out.append("{\"ok\":false,\"phase\":");
        str(out, phase);
        out.append(",\"code\":");
        str(out, code);
        if (pos >= 0) {
            out.append(",\"pos\":").append(pos);
        }
        out.append(",\"message\":");
        str(out, message.length() > 400 ? message.substring(0, 400) : message);
        return out.append('}').toString();
    }

    // ---------------------------------------------------------------- output

    static void obj(StringBuilder out, Object v) {
        out.append('{');
        typed(out, v);
        out.append('}');
    }

    static void typed(StringBuilder out, Object v) {
        if (v == null) {
            out.append("\"type\":\"null\",\"value\":null");
        }
        else if (v instanceof String) {
            out.append("\"type\":\"String\",\"value\":");
            if (str(out, (String) v)) {
                out.append(",\"lone_surrogate\":true");
            }
        }
        else if (v instanceof Character) {
            out.append("\"type\":\"Character\",\"value\":");
            if (str(out, v.toString())) {
                out.append(",\"lone_surrogate\":true");
            }
        }
        else if (v instanceof Integer || v instanceof Long || v instanceof Short || v instanceof Byte
                || v instanceof BigInteger) {
            out.append("\"type\":\"").append(v.getClass().getSimpleName()).append("\",\"value\":").append(v);
        }
        else if (v instanceof Double || v instanceof Float || v instanceof BigDecimal) {
            out.append("\"type\":\"").append(v.getClass().getSimpleName()).append("\",\"value\":");
            str(out, v.toString());
        }
        else if (v instanceof Boolean) {
            out.append("\"type\":\"Boolean\",\"value\":").append(v);
        }
        else if (v instanceof Collection) {
            out.append("\"type\":\"").append(v instanceof List ? "List" : "Collection").append("\",\"value\":[");
            String sep = "";
            for (Object e : (Collection<?>) v) {
                out.append(sep);
                obj(out, e);
                sep = ",";
            }
            out.append(']');
        }
        else if (v instanceof Map) {
            out.append("\"type\":\"Map\",\"value\":[");
            String sep = "";
            for (Map.Entry<?, ?> e : ((Map<?, ?>) v).entrySet()) {
                out.append(sep).append('[');
                obj(out, e.getKey());
                out.append(',');
                obj(out, e.getValue());
                out.append(']');
                sep = ",";
            }
            out.append(']');
        }
        else if (v instanceof Map.Entry) {
            Map.Entry<?, ?> e = (Map.Entry<?, ?>) v;
            out.append("\"type\":\"Entry\",\"value\":[");
            obj(out, e.getKey());
            out.append(',');
            obj(out, e.getValue());
            out.append(']');
        }
        else if (v.getClass().isArray()) {
            out.append("\"type\":\"Array\",\"value\":[");
            for (int i = 0; i < Array.getLength(v); i++) {
                if (i > 0) {
                    out.append(',');
                }
                obj(out, Array.get(v, i));
            }
            out.append(']');
        }
        else {
            out.append("\"type\":\"Other\",\"value\":");
            str(out, v.getClass().getName());
        }
    }

    /** Writes a JSON string; true if a lone surrogate had to be replaced by U+FFFD. */
    static boolean str(StringBuilder out, String s) {
        boolean lone = false;
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1))) {
                out.append(c).append(s.charAt(++i));
            }
            else if (Character.isSurrogate(c)) {
                lone = true;
                out.append("\\ufffd");
            }
            else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            }
            else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                out.append(String.format("\\u%04x", (int) c));
            }
            else {
                out.append(c);
            }
        }
        out.append('"');
        return lone;
    }

    // ---------------------------------------------------------------- input

    static final class Json {
        private final String s;
        private int p;

        Json(String s) { this.s = s; }

        Object document() {
            Object v = value();
            ws();
            if (p != s.length()) {
                throw err("trailing input");
            }
            return v;
        }

        private RuntimeException err(String m) { return new IllegalArgumentException("JSON: " + m + " at " + p); }

        private void ws() {
            while (p < s.length() && " \t\r\n".indexOf(s.charAt(p)) >= 0) {
                p++;
            }
        }

        private boolean eat(char c) {
            ws();
            if (p < s.length() && s.charAt(p) == c) {
                p++;
                return true;
            }
            return false;
        }

        private void need(char c) {
            if (!eat(c)) {
                throw err("expected " + c);
            }
        }

        private Object value() {
            ws();
            if (p >= s.length()) {
                throw err("end of input");
            }
            char c = s.charAt(p);
            if (c == '{') {
                p++;
                Map<String, Object> m = new LinkedHashMap<>();
                if (!eat('}')) {
                    do {
                        ws();
                        String k = string();
                        need(':');
                        m.put(k, value());
                    }
                    while (eat(','));
                    need('}');
                }
                return Collections.unmodifiableMap(m);
            }
            if (c == '[') {
                p++;
                List<Object> l = new ArrayList<>();
                if (!eat(']')) {
                    do {
                        l.add(value());
                    }
                    while (eat(','));
                    need(']');
                }
                return Collections.unmodifiableList(l);
            }
            if (c == '"') {
                return string();
            }
            for (String w : new String[] {"true", "false", "null"}) {
                if (s.startsWith(w, p)) {
                    p += w.length();
                    return w.equals("null") ? null : (Object) w.equals("true");
                }
            }
            int b = p;
            while (p < s.length() && "+-.eE0123456789".indexOf(s.charAt(p)) >= 0) {
                p++;
            }
            String n = s.substring(b, p);
            if (n.isEmpty()) {
                throw err("unexpected " + c);
            }
            if (n.matches("-?[0-9]+")) {
                BigInteger i = new BigInteger(n);
                if (i.bitLength() < 32) {
                    return i.intValue();
                }
                if (i.bitLength() < 64) {
                    return i.longValue();
                }
            }
            return Double.valueOf(n);
        }

        private String string() {
            if (p >= s.length() || s.charAt(p) != '"') {
                throw err("expected string");
            }
            p++;
            StringBuilder b = new StringBuilder();
            while (true) {
                if (p >= s.length()) {
                    throw err("unterminated string");
                }
                char c = s.charAt(p++);
                if (c == '"') {
                    return b.toString();
                }
                if (c != '\\') {
                    b.append(c);
                    continue;
                }
                c = s.charAt(p++);
                int i = "\"\\/bfnrt".indexOf(c);
                if (i >= 0) {
                    b.append("\"\\/\b\f\n\r\t".charAt(i));
                }
                else if (c == 'u') {
                    b.append((char) Integer.parseInt(s.substring(p, p + 4), 16));
                    p += 4;
                }
                else {
                    throw err("bad escape");
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        java.util.Locale.setDefault(java.util.Locale.ROOT);
        if (args.length > 0) {
            defaultVars = (Map<?, ?>) new Json(java.nio.file.Files.readString(java.nio.file.Path.of(args[0]))).document();
        }
        Methods.onlyDocumented = args.length > 1 && args[1].equals("documented-methods");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            if (line.isBlank()) {
                continue;
            }
            out.write(run(line));
            out.write('\n');
        }
        out.flush();
    }
}
