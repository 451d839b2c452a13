//! The model that is derived from the document of the studio.

use super::super::Target;
use super::studio::studio;

#[test]
fn each_operation_has_the_role_of_its_method_and_path() {
    let fake = studio();
    let mut roles: Vec<_> = fake.model.operations().collect();
    roles.sort_unstable();
    let expected = [
        ("archiveProject", "merge"),
        ("archiveProjects", "change several"),
        ("copyProject", "copy"),
        ("createBadge", "create"),
        ("createBudget", "replace"),
        ("createFigure", "create"),
        ("createLabel", "create"),
        ("createNote", "create"),
        ("createPerson", "create"),
        ("createProject", "create"),
        ("createTask", "create"),
        ("deleteLabel", "delete"),
        ("deleteNote", "delete"),
        ("deleteProject", "delete"),
        ("deleteTask", "delete"),
        ("findProject", "find by name"),
        ("getBadge", "read"),
        ("getBudget", "read"),
        ("getColor", "read"),
        ("getFigure", "read"),
        ("getLabel", "read"),
        ("getPerson", "read"),
        ("getPreferences", "read"),
        ("getProject", "read"),
        ("getSettings", "read"),
        ("getTask", "read"),
        ("listBadges", "list"),
        ("listFigures", "list"),
        ("listHistory", "list"),
        ("listLabels", "list"),
        ("listNotes", "list"),
        ("listPeople", "list"),
        ("listProjects", "list"),
        ("listTasks", "list"),
        ("orderProjects", "reorder"),
        ("removeStep", "remove an element"),
        ("replaceProject", "replace"),
        ("setBudget", "replace"),
        ("setColor", "merge"),
        ("setPreferences", "replace"),
        ("setSettings", "replace"),
        ("setStep", "set an element"),
        ("updateProject", "merge"),
        ("updateTask", "merge"),
    ];
    assert_eq!(roles, expected);
    assert!(
        fake.model.has("getTask")
            && !fake.model.has("getStats")
            && !fake.model.has("publishProject")
    );
}

#[test]
fn collections_have_their_keys_parents_and_fields() {
    let fake = studio();
    let described = fake.model.collections.iter().map(|it| {
        let below: Vec<&str> = it
            .below
            .iter()
            .map(|below| fake.model.collections[*below].noun.as_str())
            .collect();
        let embedded: Vec<&str> = it.embedded.iter().map(|(key, _)| key.as_str()).collect();
        let flags = (it.number, it.single, it.scope.join(" "));
        let shown = it.shown_by.clone().unwrap_or_default();
        format!(
            "{} {:?} {:?} {flags:?} {} {below:?} {embedded:?} {shown}",
            it.template, it.parents, it.keys, it.noun
        )
    });
    let expected = [
        r#"/figures [] ["id"] (false, false, "") figure [] [] getFigure"#,
        r#"/labels [] ["kind", "name"] (false, false, "") label [] [] getLabel"#,
        r#"/people [] ["personId"] (false, false, "") people ["badge"] [] getPerson"#,
        r#"/people/{personId}/badges ["personId"] ["badgeId"] (false, false, "") badge [] [] getBadge"#,
        r#"/preferences [] [] (false, true, "owner_id") preference [] [] getPreferences"#,
        r#"/projects [] ["id"] (true, false, "") project ["budget", "history", "setting", "task", "note"] ["tasks"] getProject"#,
        r#"/projects/{id}/budget ["id"] [] (false, true, "") budget [] [] getBudget"#,
        r#"/projects/{id}/history ["id"] [] (false, false, "") history [] [] "#,
        r#"/projects/{id}/settings ["id"] [] (false, true, "") setting [] [] getSettings"#,
        r#"/projects/{id}/tasks ["id"] ["taskId"] (false, false, "") task ["note"] [] getTask"#,
        r#"/projects/{id}/tasks/{taskId}/notes ["id", "taskId"] ["noteId"] (false, false, "") note [] [] createNote"#,
    ];
    assert_eq!(described.collect::<Vec<_>>(), expected);
    assert_eq!(fake.model.collections().count(), 11);
    let fields = |template: &str| {
        let collection = &fake.model.collections[fake.model.by_template[template]];
        collection
            .fields
            .iter()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(fields("/labels"), "color kind name");
    assert_eq!(fields("/figures"), "id kind radius side");
    assert_eq!(
        fields("/projects"),
        "archived color createdat createdby deletedat details history id name notes owner owner.type ownerid slug steps tasks updatedat updatedby"
    );
}

#[test]
fn references_are_found_by_names_types_and_the_dictionary() {
    let fake = studio();
    let found = fake.model.references(&fake.document).map(|it| {
        let target = match &it.target {
            Target::Collection(template) => template.clone(),
            Target::ByType(field, words) => {
                let words: Vec<String> = words
                    .iter()
                    .map(|(word, template)| format!("{word}={template}"))
                    .collect();
                format!("{field}: {}", words.join(" "))
            }
        };
        let part = if it.query { "query" } else { "body" };
        format!("{} {part} {} {target}", it.operation, it.field)
    });
    let tasks = "/projects/{id}/tasks";
    let expected = [
        "listProjects query owner_id /people".to_owned(),
        "createProject body owner_id /people".to_owned(),
        "archiveProjects body project_ids.* /projects".to_owned(),
        "replaceProject body owner_id /people".to_owned(),
        "updateProject body owner_id /people".to_owned(),
        "createTask body subject.id type: project=/projects person=/people".to_owned(),
        "createTask body place.pid type: project=/projects".to_owned(),
        "createTask body assignee_id assignee_type: person=/people".to_owned(),
        format!("createTask body task_id {tasks}"),
        "createTask body projects.* /projects".to_owned(),
        "createTask body curator /people".to_owned(),
        "getPreferences query owner_id /people".to_owned(),
        "setPreferences query owner_id /people".to_owned(),
        "setPreferences body owner_id /people".to_owned(),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
    let unmatched: Vec<_> = fake
        .model
        .unmatched()
        .iter()
        .map(|(id, field)| (id.as_str(), field.as_str()))
        .collect();
    // The notes of a task are in no path that does not name the task.
    let expected = [
        ("createProject", "notes.*"),
        ("replaceProject", "notes.*"),
        ("updateProject", "notes.*"),
        ("createTask", "tracker_id"),
        ("createTask", "external.task_id"),
    ];
    assert_eq!(unmatched, expected);
}

#[test]
fn subject_of_an_operation_is_its_resource_and_what_becomes_of_it() {
    let fake = studio();
    for (id, noun, action) in [
        ("createProject", "project", "created"),
        ("updateProject", "project", "updated"),
        ("deleteProject", "project", "deleted"),
        ("archiveProject", "project", "updated"),
        ("copyProject", "project", "updated"),
        ("removeStep", "project", "updated"),
        ("archiveProjects", "project", "updated"),
        ("createTask", "task", "created"),
        ("deleteNote", "note", "deleted"),
        ("createBudget", "project", "updated"),
        ("deleteLabel", "label", "deleted"),
        ("setPreferences", "preference", "updated"),
    ] {
        let operation = fake.document.operation(id).unwrap();
        assert_eq!(
            fake.model.subject(operation),
            (noun.to_owned(), action),
            "{id}"
        );
    }
}
