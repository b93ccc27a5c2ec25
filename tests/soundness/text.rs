//! Random expressions that give a text.

use crate::write::{Want, Writer};

impl Writer<'_> {
    pub fn text(&mut self, depth: usize) -> String {
        let text = |writer: &mut Self| writer.write(depth - 1, Want::Text);
        let number = |writer: &mut Self| writer.write(depth - 1, Want::Number);
        if self.random.chance(3) {
            let want = self.random.pick(&[Want::Text, Want::Any]);
            let other = self.write(depth - 1, want);
            return format!("({} + {other})", text(self));
        }
        match (self.classic(), self.random.below(18)) {
            (_, 0) => format!(
                "({} ? {} : {})",
                self.write(depth - 1, Want::Boolean),
                text(self),
                text(self)
            ),
            (_, 1) => format!("({} ?: {})", text(self), text(self)),
            (_, 2) => format!("({})[{}]", text(self), number(self)),
            (_, 3) => format!("({} * {})", text(self), number(self)),
            (true, 4) => format!("String.toUpperCase({})", text(self)),
            (true, 5) => format!("String.toLowerCase({})", text(self)),
            (true, 6) => format!(
                "String.substring({}, {}, {})",
                text(self),
                number(self),
                number(self)
            ),
            (true, 7) => format!("String.substringBefore({}, {})", text(self), text(self)),
            (true, 8) => format!("String.append({}, {})", text(self), text(self)),
            (true, 9) => format!(
                "String.join(',', {}, {})",
                self.write(depth - 1, Want::Any),
                text(self)
            ),
            (true, 10) => format!(
                "String.stringSwitch({}, {}, 'a', {})",
                text(self),
                text(self),
                text(self)
            ),
            (true, 11) => format!("Arrays.toCsvString({})", self.write(depth - 1, Want::List)),
            (true, 12) => format!(
                "String.replace({}, {}, {})",
                text(self),
                text(self),
                text(self)
            ),
            (true, 13) => format!(
                "Iso3166Convert.toAlpha2({})",
                self.write(depth - 1, Want::Any)
            ),
            (true, 14) => format!("Time.fromIso8601ToUnix({})", text(self)),
            (true, _) => self
                .random
                .pick(&[
                    "user.getInternalProperty('status')",
                    "Time.now()",
                    "hasDirectoryUser() ? 'a' : 'b'",
                    "getManagerUser('active_directory').u1 + ''",
                ])
                .to_owned(),
            (false, 4) => format!("({}).toUpperCase()", text(self)),
            (false, 5) => format!("({})?.toLowerCase()", text(self)),
            (false, 6) => format!("({}).substring({})", text(self), number(self)),
            (false, 7) => format!("({}).substringBefore({})", text(self), text(self)),
            (false, 8) => format!("({})?.substringAfter({})", text(self), text(self)),
            (false, 9) => format!(
                "({}).replace({}, {})",
                text(self),
                self.write(depth - 1, Want::Any),
                text(self)
            ),
            (false, 10) => format!("({}).removeSpaces()", text(self)),
            (false, 14) => format!("({}).parseCountryCode()?.toAlpha3()", text(self)),
            (false, 15) => format!("({}).parseStringTime().toUnix()", text(self)),
            (false, 16) => format!(
                "({}).toWindows()",
                self.random
                    .pick(&["user.created", "user.lastLogin", "DateTime.now()"])
            ),
            (false, 11) => "DateTime.now().plusDays(1).toString()".to_owned(),
            (false, 12) => format!("user.created.plusDays({}).toUnix()", number(self)),
            (false, 13) => "user.getLinkedObject('manager')?.u1 + ''".to_owned(),
            (false, _) => self
                .random
                .pick(&["user.status", "user.id", "user.lastLogin?.toString()"])
                .to_owned(),
        }
    }
}
