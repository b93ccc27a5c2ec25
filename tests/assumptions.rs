//! One test for each rule that Okta does not document, so that a correction by Okta touches one row and one test.
//! `=>` is the value as JSON, or the code of the error.

use std::collections::BTreeSet;

use okta_mapping::{Context, Dialect, Engine};
use serde_json::{Value as Json, json};

/// What an expression gives, and the rules that are reported with it.
fn outcome(dialect: Dialect, text: &str, context: &Json) -> (Json, BTreeSet<&'static str>) {
    let context = Context::from_json(context).unwrap();
    let program = match Engine::new(dialect).compile(text) {
        Ok(program) => program,
        Err(error) => return (fails(error.code()), BTreeSet::new()),
    };
    let (value, assumptions) = match program.eval_noting(&context) {
        Ok(evaluated) => (
            serde_json::to_value(&evaluated.value).unwrap(),
            evaluated.assumptions,
        ),
        Err(error) => (
            fails(error.code()),
            error.diagnostic().assumptions().to_vec(),
        ),
    };
    let ids = assumptions.iter().map(|assumption| assumption.id);
    (value, ids.collect())
}

fn fails(code: &str) -> Json {
    json!({"error": code})
}

/// What the tests are evaluated on.
fn context() -> Json {
    json!({
        "user": {"id": "00u1", "status": "ACTIVE", "activated": "2015-07-30T23:58:32.000Z", "profile": {"login": "a@b.c"}},
        "source": {"profile": {"city": "Oslo"}},
        "groups": [
            {"id": "g2", "type": "OKTA_GROUP", "profile": {"name": "West Coast", "description": "W"}},
            {"id": "g1", "type": "APP_GROUP", "objectClass": ["okta:windows_security_principal"],
             "source": {"id": "0oa1", "name": "active_directory"}, "profile": {"name": "East Admins"}},
            {"id": "g3", "type": "APP_GROUP", "source": {"id": "0oa2", "name": "workday"}, "profile": {"name": "East Managers"}},
            {"id": "g4", "type": "BUILT_IN", "profile": {"name": "Everyone"}},
        ],
        "assignments": {"active_directory": [{"profile": {"managerUpn": "bob@okta.com"}}]},
        "manager": {"active_directory": {"user": {"profile": {"firstName": "Ada"}}}},
        "assistant": null,
        "linkedObjects": {"manager": {"id": "00u2", "profile": {"lastName": "Gates"}}},
        "now": "2015-07-31T17:18:37.979Z",
    })
}

macro_rules! assumptions {
    ($($name:ident: $dialect:ident [$($id:literal),*] $($text:expr => $expected:expr),+;)*) => {
        $(
            #[test]
            fn $name() {
                let mut reported = BTreeSet::new();
                $(
                    let (value, ids) = outcome(Dialect::$dialect, $text, &context());
                    assert_eq!(value, $expected, "{}", $text);
                    reported.extend(ids);
                )+
                assert_eq!(reported, BTreeSet::from([$($id),*]), stringify!($name));
            }
        )*
    };
}

assumptions! {
    assumption_text_lengths_and_positions_count_utf16: Classic ["text-length-utf16"]
        "String.len('😀')" => json!(2), "String.substring('a😀b', 3, 4)" => json!("b");
    assumption_half_a_character_is_an_error: Classic ["text-length-utf16"]
        "String.substring('😀', 0, 1)" => fails("cuts-surrogate-pair");
    assumption_null_in_gives_null_out: Classic ["null-in-null-out"]
        "String.removeSpaces(null)" => json!(null), "String.substringAfter(null, '@')" => json!(null),
        "String.toUpperCase(null)" => json!(null), "Convert.toNum(null)" => json!(null);
    assumption_null_as_a_later_text_is_never_found: Classic ["null-later-text"]
        "String.replace('abc', null, 'x')" => json!("abc"), "String.replace('abc', 'a', null)" => json!("abc"),
        "String.substringAfter('abc', null)" => json!(""), "String.substringBefore('abc', null)" => json!("abc");
    assumption_a_null_position_is_an_error: Classic []
        "String.substring('abc', null, 2)" => fails("null-argument");
    assumption_classic_has_no_methods: Classic []
        "user.login.toUpperCase()" => fails("method-in-classic");
    assumption_appended_null_reads_as_empty: Classic ["append-null"]
        "String.append(null, 'a')" => json!("a"), "String.append('a', null)" => json!("a");
    assumption_joined_nulls_are_left_out: Classic ["join-null"]
        "String.join('-', 'a', null, 'b')" => json!("a-b");
    assumption_a_joined_array_is_spread: Classic ["join-array"]
        "String.join('-', {'a', 'b'}, 'c')" => json!("a-b-c");
    assumption_the_length_of_null_is_0: Classic ["null-length"]
        "String.len(null)" => json!(0);
    assumption_only_blanks_are_removed: Classic ["remove-spaces-blanks"]
        "String.removeSpaces('a b\tc\u{A0}d')" => json!("ab\tc\u{A0}d");
    assumption_replace_is_literal: Classic ["replace-literal"]
        "String.replace('a.b', '.', '-')" => json!("a-b"), "String.replaceFirst('axb.c', '.', '-')" => json!("axb-c");
    assumption_an_empty_match_replaces_nothing: Classic ["replace-empty-match"]
        "String.replace('abc', '', '-')" => json!("abc"), "String.replaceFirst('abc', '', '-')" => json!("abc");
    assumption_a_test_with_null_is_false: Classic ["null-test-false"]
        "String.startsWith(null, 'a')" => json!(false), "String.stringContains('a', null)" => json!(false);
    assumption_a_switch_on_null_gives_the_default: Classic ["switch-null"]
        "String.stringSwitch(null, 'default', 'a', 'b')" => json!("default");
    assumption_a_switch_with_an_odd_pair_is_a_check_error: Classic []
        "String.stringSwitch('a', 'default', 'a')" => fails("wrong-argument-count");
    assumption_substring_positions_are_clamped: Classic ["substring-clamped"]
        "String.substring('abc', -2, 9)" => json!("abc"), "String.substring('abc', 2, 1)" => json!("");
    assumption_substring_before_an_absent_text_is_the_whole_text: Classic ["substring-before-absent"]
        "String.substringBefore('abc', '@')" => json!("abc");
    assumption_letter_case_is_full_unicode: Classic ["unicode-case"]
        "String.toUpperCase('straße')" => json!("STRASSE"), "String.toLowerCase('İ')" => json!("i\u{307}");
    assumption_comma_separated_values_are_trimmed: Classic ["csv-trimmed"]
        "Arrays.flatten('10, 20 ,30')" => json!(["10", "20", "30"]);
    assumption_null_is_the_empty_array: Classic ["null-array"]
        "Arrays.add(null, 1)" => json!([1]), "Arrays.contains(null, 1)" => json!(false);
    assumption_remove_takes_out_every_equal_element: Classic ["remove-every-equal"]
        "Arrays.remove({1, 2, 1}, 1)" => json!([2]);
    assumption_a_position_outside_the_array_is_an_error: Classic ["array-get-outside"]
        "Arrays.get({1}, 1)" => fails("index-out-of-range"), "Arrays.get({1}, -1)" => fails("index-out-of-range");
    assumption_csv_of_null_is_null: Classic ["csv-null"]
        "Arrays.toCsvString(null)" => json!(null);
    assumption_to_int_rounds_halves_up: Classic ["round-halves-up"]
        "Convert.toInt(0.5)" => json!(1), "Convert.toInt(-0.5)" => json!(0), "Convert.toInt('2.5')" => json!(3);
    assumption_unparseable_numbers_are_errors: Classic ["unparseable-number-fails"]
        "Convert.toInt('abc')" => fails("unparseable-number"), "Convert.toNum('1,5')" => fails("unparseable-number");
    assumption_to_int_wraps: Classic ["to-int-wraps"]
        "Convert.toInt('2147483648')" => json!(-2147483648);
    assumption_a_country_name_is_an_unknown_code: Classic ["country-unknown-null"]
        "Iso3166Convert.toAlpha2('India')" => json!(null);
    assumption_country_codes_are_read_in_any_case: Classic ["country-any-case"]
        "Iso3166Convert.toAlpha3('us')" => json!("USA");
    assumption_numeric_country_codes_keep_zeros: Classic ["country-numeric-text"]
        "Iso3166Convert.toNumeric('AF')" => json!("004");
    assumption_unknown_country_codes_give_null: Classic ["country-unknown-null"]
        "Iso3166Convert.toAlpha2('XX')" => json!(null);
    assumption_country_names_are_cldr_s: Classic ["country-names-cldr"]
        "Iso3166Convert.toName('CI')" => json!("Côte d’Ivoire");
    assumption_no_group_name_fits_null: Classic ["group-name-null"]
        "isMemberOfGroupName(null)" => json!(false), "isMemberOfGroupNameStartsWith(null)" => json!(false),
        "isMemberOfGroupNameContains(null)" => json!(false), "isMemberOfGroupNameRegex(user.none)" => json!(false);
    assumption_group_regexes_are_found_anywhere: Classic ["group-regex-found"]
        "isMemberOfGroupNameRegex('Adm')" => json!(true), "isMemberOfGroupNameRegex('/.*adm')" => json!(false);
    assumption_filtered_groups_read_name_and_description_from_the_profile: Classic ["group-name-from-profile"]
        "getFilteredGroups({'g2'}, 'group.name + group.description', 9)" => json!(["West CoastW"]);
    assumption_filtered_groups_come_in_the_order_of_the_user_s_groups: Classic ["groups-in-order"]
        "getFilteredGroups({'g1', 'g2'}, 'group.id', 9)" => json!(["g2", "g1"]);
    assumption_groups_of_an_app: Classic ["groups-of-app"]
        "Groups.startsWith('OKTA', 'West', 9)" => json!(["West Coast"]),
        "Groups.startsWith('active_directory', 'East', 9)" => json!(["East Admins"]),
        "Groups.startsWith('workday', 'East', 9)" => json!(["East Managers"]),
        "Groups.startsWith('0oa2', 'East', 9)" => json!(["East Managers"]);
    assumption_more_groups_than_the_limit_are_cut: Classic ["groups-limit-cuts", "groups-of-app"]
        "Groups.contains('OKTA', 'e', 1)" => json!(["West Coast"]);
    assumption_classic_groups_project_as_in_identity_engine: Classic ["classic-group-fields"]
        "user.getGroups({'group.type': 'OKTA_GROUP'}).![id]" => json!(["g2"]);
    assumption_another_internal_property_is_a_check_error: Classic []
        "user.getInternalProperty('login')" => fails("wrong-argument");
    assumption_the_directory_is_active_directory: Classic ["directory-is-active-directory"]
        "findDirectoryUser().managerUpn" => json!("bob@okta.com"), "hasDirectoryUser()" => json!(true);
    assumption_a_missing_person_is_null: Classic ["person-missing-null"]
        "getAssistantUser('active_directory')" => json!(null), "user.getLinkedObject('buddy')" => json!(null),
        "getManagerAppUser('active_directory', 'google')" => json!(null);
    assumption_related_users_have_a_profile_in_identity_engine: IdentityEngine ["linked-user-profile"]
        "user.getLinkedObject('manager').profile.lastName" => json!("Gates"),
        "user.getLinkedObject('manager').lastName" => json!("Gates");
    assumption_starts_with_is_a_method: IdentityEngine ["starts-with-method"]
        "'abc'.startsWith('a')" => json!(true);
    assumption_a_method_s_substring_out_of_range_is_an_error: IdentityEngine ["substring-method-range"]
        "'abc'.substring(4)" => fails("substring-out-of-range"), "'abc'.substring(2, 1)" => fails("substring-out-of-range");
    assumption_to_integer_rounds_halves_up: IdentityEngine ["round-halves-up"]
        "0.5.toInteger()" => json!(1), "(-0.5).toInteger()" => json!(0);
    assumption_an_unknown_country_is_an_error: IdentityEngine ["country-unknown-fails"]
        "'Atlantis'.parseCountryCode()" => fails("unknown-country");
    assumption_versions_are_compared_part_by_part: IdentityEngine ["version-by-parts"]
        "'14.10'.versionGreaterThan('14.2.1')" => json!(true), "'14'.versionLessThan('14.0.1')" => json!(true);
    assumption_owners_of_no_group_are_the_empty_list: IdentityEngine ["group-owners-none"]
        "user.findGroupAndGetOwners({'group.id': 'none'}, 'USER')" => json!([]);
    assumption_activated_is_a_time: IdentityEngine ["user-activated"]
        "user.activated" => json!("2015-07-30T23:58:32Z");
    assumption_an_empty_time_is_null: Classic ["empty-time-null", "null-in-null-out"]
        "Time.fromUnixToIso8601('')" => json!(null), "Time.fromIso8601ToString(null, 'yyyy')" => json!(null);
    assumption_time_without_a_zone_is_utc: Classic ["time-without-zone-utc"]
        "Time.fromStringToIso8601('17 June 2015', 'dd MMMM yyyy')" => json!("2015-06-17T00:00:00.000Z"),
        "Time.fromIso8601ToUnix('1970-01-01T00:00:01')" => json!("1000");
    assumption_time_with_an_offset_is_given_back_in_utc: Classic ["time-with-offset-to-utc"]
        "Time.fromStringToIso8601('2015-07-31 02 +0200', 'yyyy-MM-dd HH Z')" => json!("2015-07-31T00:00:00.000Z"),
        "Time.fromIso8601ToString('2015-07-31T00:30:00+02:00', 'dd HH')" => json!("30 22");
    assumption_a_zero_offset_prints_as_z: Classic ["zero-offset-is-z"]
        "Time.now('Europe/Lisbon')" => json!("2015-07-31T18:18:37.979+01:00"), "Time.now('Etc/UTC')" => json!("2015-07-31T17:18:37.979Z");
    assumption_old_zone_ids_have_summer_time: Classic ["old-zone-ids"]
        "Time.now('MST')" => json!("2015-07-31T11:18:37.979-06:00"), "Time.now('HST')" => json!("2015-07-31T07:18:37.979-10:00");
    assumption_years_are_1_to_9999: Classic ["years-1-to-9999"]
        "Time.fromUnixToIso8601('-62135596800001')" => fails("time-not-readable"),
        "Time.fromUnixToIso8601('253402300800000')" => fails("time-not-readable");
    assumption_joda_week_letters_follow_iso_weeks: Classic ["joda-iso-weeks"]
        "Time.fromIso8601ToString('2016-01-01T00:00:00Z', 'xxxx-ww')" => json!("2015-53");
    assumption_java_week_letters_follow_iso_weeks: IdentityEngine ["java-time-patterns"]
        "'2016-01-01T00:00:00Z'.parseStringTime().toString('YYYY-ww')" => json!("2015-53");
    assumption_patterns_are_java_time_s: IdentityEngine ["java-time-patterns"]
        "'30 Juni 2015'.parseStringTime('dd MMMM yyyy')" => fails("time-not-readable"),
        "'30 June 2015'.parseStringTime('dd MMMM yyyy')" => json!("2015-06-30T00:00Z"),
        "'31 June 2015'.parseStringTime('dd MMMM uuuu')" => json!("2015-06-30T00:00Z");
    assumption_a_date_alone_or_an_impossible_day_is_no_time: IdentityEngine []
        "'2015-07-31'.parseStringTime()" => fails("time-not-readable"),
        "'2015-02-30T00:00Z'.parseStringTime()" => fails("time-not-readable");
    assumption_instants_outside_the_years_are_errors: IdentityEngine ["years-1-to-9999"]
        "'253402300800000'.parseUnixTime()" => fails("time-not-readable");
    assumption_old_ids_are_fixed_offsets_in_identity_engine: IdentityEngine ["zone-ids-exact"]
        "DateTime.now().toZone('EST')" => json!("2015-07-31T12:18:37.979-05:00"),
        "DateTime.now().toZone('HST')" => json!("2015-07-31T07:18:37.979-10:00");
    assumption_zone_ids_are_exact: IdentityEngine ["zone-ids-exact"]
        "DateTime.now().toZone('asia/tokyo')" => fails("time-not-readable"),
        "DateTime.now().toZone('+02:00')" => json!("2015-07-31T19:18:37.979+02:00");
    assumption_days_are_calendar_days_in_the_zone: IdentityEngine ["calendar-days"]
        "'2015-03-07T12:00:00-05:00[America/New_York]'.parseStringTime().plusDays(1)"
            => json!("2015-03-08T12:00-04:00[America/New_York]"),
        "'2015-03-07T12:00:00-05:00[America/New_York]'.parseStringTime().plusHours(24)"
            => json!("2015-03-08T13:00-04:00[America/New_York]");
    assumption_the_future_is_not_within: IdentityEngine ["calendar-days", "future-not-within"]
        "DateTime.now().plusSeconds(1).withinDays(1)" => json!(false), "DateTime.now().minusDays(1).withinDays(1)" => json!(true);
    assumption_offsets_are_no_missing_zones: Classic ["time-with-offset-to-utc"]
        "Time.fromIso8601ToUnix('1970-01-01T00:00:01+02:00')" => json!("-7199000");
    assumption_utc_as_written_needs_no_rule: Classic []
        "Time.fromStringToIso8601('2015-07-31 Z', 'yyyy-MM-dd Z')" => json!("2015-07-31T00:00:00.000Z"),
        "Time.fromIso8601ToUnix('1970-01-01T00:00:01Z')" => json!("1000");
    assumption_a_zero_offset_is_z: Classic ["zero-offset-is-z"]
        "Time.now('Africa/Abidjan')" => json!("2015-07-31T17:18:37.979Z");
    assumption_numeric_codes_from_alpha_3_keep_zeros: Classic ["country-numeric-text"]
        "Iso3166Convert.toNumeric('AFG')" => json!("004");
    assumption_country_names_are_read_in_any_case: IdentityEngine ["country-any-case", "country-names-cldr"]
        "'France'.parseCountryCode()" => json!("FR"), "'france'.parseCountryCode()" => json!("FR");
    assumption_membership_has_no_order: IdentityEngine []
        "user.isMemberOf({'group.type': {'APP_GROUP', 'OKTA_GROUP'}})" => json!(true);
    assumption_one_group_has_no_order: Classic []
        "getFilteredGroups({'g1'}, 'group.id', 9)" => json!(["g1"]);
    assumption_the_first_of_several_groups_is_asked_for_owners: IdentityEngine ["group-owners-first", "group-owners-none"]
        "user.findGroupAndGetOwners({'group.type': 'APP_GROUP'}, 'USER')" => json!([]);
    assumption_classic_groups_have_ids: Classic ["classic-group-fields"]
        "user.getGroups({'group.id': 'g1'}).![id]" => json!(["g1"]);
    assumption_trimming_is_reported_for_every_list: Classic ["csv-trimmed"]
        "Arrays.get('10, 20', 1)" => json!("20");
}
