"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);

  /** Creates an element with text content: data is never parsed as HTML. */
  function element(name, content = "", attributes = {}) {
    const node = document.createElement(name);
    node.append(...[content].flat());
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  }

  const text = (value) => (Array.isArray(value) ? value.join(", ") : String(value));
  const roleName = (arn) => arn.slice(arn.lastIndexOf("/") + 1);

  function plainTable(columns, rows, attributes = {}) {
    const head = columns.map((column) => element("th", column.title, { scope: "col" }));
    const body = rows.map((row) =>
      element("tr", columns.map((column) => element("td", text(row[column.field])))));
    return element(
      "table",
      [element("thead", element("tr", head)), element("tbody", body)],
      attributes);
  }

  function column(title, field, minWidth, more = {}) {
    return {
      title,
      field,
      minWidth,
      headerFilter: "input",
      headerFilterParams: { elementAttributes: { "aria-label": `Filter by ${title}` } },
      headerFilterFunc: (query, value) =>
        text(value).toLowerCase().includes(query.toLowerCase()),
      sorter: (left, right) =>
        text(left).localeCompare(text(right), "en", { numeric: true }),
      formatter: (cell) =>
        element("span", text(cell.getValue()), { title: text(cell.getValue()) }),
      ...more,
    };
  }

  const opensDetails = {
    frozen: true,
    formatter: (cell) => {
      const row = cell.getData();
      const button = element("button", row.userName || "(deleted user)", {
        type: "button",
        class: "opens",
        title: row.userName,
      });
      button.addEventListener("click", () => showDetails(row));
      return button;
    },
  };

  const role = {
    formatter: (cell) =>
      element("span", roleName(cell.getValue()), { title: cell.getValue() }),
  };

  const peopleColumns = [
    column("User", "userName", 230, opensDetails),
    column("State", "state", 150),
    column("Role", "role", 180, role),
    column("Granted by group", "group", 185),
    column("Priority", "priority", 105),
    column("Mapped groups", "groups", 190),
    column("Domain", "domain", 150),
    column("Profile", "profile", 170),
    column("Last change", "lastChange", 180),
    column("Held or due", "heldOrDue", 190),
    column("Problem", "problem", 190),
    column("Tags", "tags", 190),
    column("User ID", "userId", 190),
  ];
  const mappingColumns = [
    column("Group", "group", 190),
    column("Domain", "domain", 150),
    column("Role", "role", 190, role),
    column("Priority", "priority", 105),
    column("State", "state", 150),
    column("Members", "members", 115),
    column("With its role", "holders", 150),
    column("Tags", "tags", 190),
  ];
  const changeColumns = [
    column("User", "userName", 190),
    column("Role before", "before", 180, role),
    column("Role now", "now", 180, role),
    column("What and why, newest first", "why", 420),
    column("Domain", "domain", 150),
    column("User ID", "userId", 190),
  ];
  const formerUserColumns = [
    column("User", "userName", 190),
    column("Time", "at", 190),
    column("Outcome", "outcome", 130),
    column("Domain", "domain", 150),
    column("Details", "text", 320),
    column("User ID", "userId", 190),
  ];

  function table(id, columns, rows, height) {
    const instance = new Tabulator(byId(id), {
      data: rows,
      columns,
      maxHeight: height,
      layout: "fitColumns",
      rowHeight: 34,
      placeholder: "No rows",
      columnHeaderSortMulti: true,
    });
    instance.on("tableBuilt", () => enableKeyboardSorting(instance));
    return instance;
  }

  function enableKeyboardSorting(instance) {
    instance.getColumns().forEach((column) => {
      const title = column.getElement().querySelector(".tabulator-col-title");
      title.tabIndex = 0;
      title.setAttribute("role", "button");
      title.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          const ascending = column.getElement().getAttribute("aria-sort") === "ascending";
          instance.setSort(column.getField(), ascending ? "desc" : "asc");
        }
      });
    });
  }

  function showDetails(person) {
    byId("details-heading").textContent = person.userName || person.userId;
    const facts = peopleColumns
      .filter(({ field }) => text(person[field]) !== "")
      .flatMap(({ title, field }) => [element("dt", title), element("dd", text(person[field]))]);
    const reasons = plainTable(
      [
        { title: "Priority", field: "priority" },
        { title: "Group", field: "group" },
        { title: "Role", field: "role" },
      ],
      person.reasons);
    const history = plainTable(
      [
        { title: "Time", field: "at" },
        { title: "Outcome", field: "outcome" },
        { title: "Details", field: "text" },
      ],
      person.history);
    byId("details-body").replaceChildren(
      element("dl", facts),
      element("h3", "Mapping rows that apply, the winner first"),
      person.reasons.length ? reasons : element("p", "No mapping row applies."),
      element("h3", "History, newest first"),
      person.history.length ? history : element("p", "No history."));
    byId("details").showModal();
  }

  const { metadata, counts } = data;
  byId("metadata").textContent =
    `Stack ${metadata.stack}, account ${metadata.account}, region ${metadata.region}. ` +
    `Created ${metadata.createdAt} by ${metadata.createdBy}.`;

  [
    ["with access", counts.withAccess],
    ["in quarantine", counts.inQuarantine],
    ["held", counts.held],
    ["leaving", counts.leaving],
    ["with a problem", counts.withProblem],
  ].forEach(([label, people]) =>
    byId("counts").append(element("div", [element("dt", label), element("dd", text(people))])));
  [["Role", counts.byRole], ["Domain", counts.byDomain]].forEach(([title, rows]) =>
    byId("breakdown").append(
      plainTable(
        [{ title, field: "name" }, { title: "With access", field: "people" }], rows)));

  const people = table("people", peopleColumns, data.people, "70vh");
  const mapping = table("mapping", mappingColumns, data.mapping, "50vh");
  const formerUsers = table("former-users", formerUserColumns, data.formerUsers, "50vh");

  const printed = [
    [people, peopleColumns], [mapping, mappingColumns], [formerUsers, formerUserColumns]];
  if (data.since) {
    byId("changes-section").hidden = false;
    byId("changes-since").textContent =
      `Since ${data.since}: ${data.changes.length} users and domains with another access, ` +
      "or that had one in between.";
    const rows = data.changes.map((change) => ({
      ...change,
      why: change.causes.map(({ at, outcome, text: what, cause }) =>
        `${at} ${outcome}: ${what}, because of ${cause}`).join("; "),
    }));
    printed.unshift([table("changes", changeColumns, rows, "50vh"), changeColumns]);
  }

  people.on("dataFiltered", (_, rows) => {
    byId("shown").textContent = `${rows.length} of ${data.people.length} rows`;
  });
  byId("search").addEventListener("input", (event) => {
    const query = event.target.value.toLowerCase();
    people.setFilter((person) =>
      peopleColumns.some(({ field }) => text(person[field]).toLowerCase().includes(query)));
  });

  /** The tables render only visible rows. For printing, add plain tables with all filtered rows. */
  addEventListener("beforeprint", () => {
    printed.forEach(([instance, columns]) =>
      instance.element.after(
        plainTable(columns, instance.getData("active"), { class: "on-paper" })));
  });
  addEventListener("afterprint", () =>
    document.querySelectorAll(".on-paper").forEach((plain) => plain.remove()));
})();
