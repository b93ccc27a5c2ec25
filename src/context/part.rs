//! The parts of a context.

/// A part of the evaluation context. Each is optional, and missing is not null: an expression that needs a part
/// nobody supplied fails with `missing-context`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// `user`: an object of the Users API.
    User,
    /// `appuser`: an object of the Application Users API; null where there is no app user.
    AppUser,
    /// `source`: the source of the mapping, which bare names read.
    Source,
    /// `idpuser`: the user at the identity provider.
    IdpUser,
    /// `appUsers`: app users by app name or instance.
    AppUsers,
    /// `apps`: the properties of apps by app name, read as `<app>_app`.
    Apps,
    /// `app`: the properties of the app in context.
    App,
    /// `org`: the organisation.
    Org,
    /// `session`: the session.
    Session,
    /// `access`: the access that is asked for.
    Access,
    /// `device`: the device.
    Device,
    /// `security`: what is known of the risk.
    Security,
    /// `login`: the sign-in attempt.
    Login,
    /// `accessRequest`: the request for access.
    AccessRequest,
    /// `event`: an event of the System Log.
    Event,
    /// `password`: the password that is being set.
    Password,
    /// `groups`: the user's groups, objects of the Groups API.
    Groups,
    /// `linkedObjects`: related users by the name of the relation.
    LinkedObjects,
    /// `manager`: the manager by directory.
    Manager,
    /// `assistant`: the assistant by directory.
    Assistant,
    /// `assignments`: the user's assignments by app name.
    Assignments,
    /// `variables`: further names, which win over all others.
    Variables,
    /// `now`: the time that is the present.
    Now,
}

impl Part {
    /// All parts, in the order of their indices.
    #[cfg(test)]
    const ALL: [Part; 23] = [
        Part::User,
        Part::AppUser,
        Part::Source,
        Part::IdpUser,
        Part::AppUsers,
        Part::Apps,
        Part::App,
        Part::Org,
        Part::Session,
        Part::Access,
        Part::Device,
        Part::Security,
        Part::Login,
        Part::AccessRequest,
        Part::Event,
        Part::Password,
        Part::Groups,
        Part::LinkedObjects,
        Part::Manager,
        Part::Assistant,
        Part::Assignments,
        Part::Variables,
        Part::Now,
    ];

    /// How many parts, from the first on, are read by their profiles.
    pub(super) const PROFILES: usize = 4;

    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The key of the part in the JSON of a context.
    pub fn key(self) -> &'static str {
        match self {
            Part::User => "user",
            Part::AppUser => "appuser",
            Part::Source => "source",
            Part::IdpUser => "idpuser",
            Part::AppUsers => "appUsers",
            Part::Apps => "apps",
            Part::App => "app",
            Part::Org => "org",
            Part::Session => "session",
            Part::Access => "access",
            Part::Device => "device",
            Part::Security => "security",
            Part::Login => "login",
            Part::AccessRequest => "accessRequest",
            Part::Event => "event",
            Part::Password => "password",
            Part::Groups => "groups",
            Part::LinkedObjects => "linkedObjects",
            Part::Manager => "manager",
            Part::Assistant => "assistant",
            Part::Assignments => "assignments",
            Part::Variables => "variables",
            Part::Now => "now",
        }
    }

    /// The part with this key.
    pub(super) fn of_key(key: &str) -> Option<Part> {
        Some(match key {
            "user" => Part::User,
            "appuser" => Part::AppUser,
            "source" => Part::Source,
            "idpuser" => Part::IdpUser,
            "appUsers" => Part::AppUsers,
            "apps" => Part::Apps,
            "app" => Part::App,
            "org" => Part::Org,
            "session" => Part::Session,
            "access" => Part::Access,
            "device" => Part::Device,
            "security" => Part::Security,
            "login" => Part::Login,
            "accessRequest" => Part::AccessRequest,
            "event" => Part::Event,
            "password" => Part::Password,
            "groups" => Part::Groups,
            "linkedObjects" => Part::LinkedObjects,
            "manager" => Part::Manager,
            "assistant" => Part::Assistant,
            "assignments" => Part::Assignments,
            "variables" => Part::Variables,
            "now" => Part::Now,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn parts_stand_at_their_index() {
        for (position, part) in Part::ALL.into_iter().enumerate() {
            assert_eq!(part.index(), position);
            assert_eq!(Part::of_key(part.key()), Some(part));
        }
    }
}
