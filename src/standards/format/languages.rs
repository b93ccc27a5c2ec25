//! The languages of ISO 639-1.

/// The 183 codes of ISO 639-1 as in iso-codes 4.20.1, whose withdrawn `sh` is left out; sorted, with blanks between.
const CODES: &str = "\
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht \
hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky \
la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny \
oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss \
st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo \
za zh zu";

/// Whether this is a code of ISO 639-1, in small letters.
pub(super) fn is_language(code: &str) -> bool {
    CODES.split(' ').any(|known| known == code)
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn there_are_183_codes_of_two_small_letters_in_order() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert_eq!(codes.len(), 183);
        assert!(codes.is_sorted_by(|a, b| a < b));
        let small = |code: &&str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
        assert!(codes.iter().all(small));
    }
}
