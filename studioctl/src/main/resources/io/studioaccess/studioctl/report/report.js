"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);

  /** An element with text in it: nothing from the data is ever read as HTML. */
  function element(name, content = "", attributes = {}) {
    const made = document.createElement(name);
    made.append(...[content].flat());
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  const shown = (value) => (Array.isArray(value) ? value.join(", ") : String(value));
  const roleName = (arn) => arn.slice(arn.lastIndexOf("/") + 1);

  function plainTable(columns, rows, attributes = {}) {
    const head = columns.map((column) => element("th", column.title, { scope: "col" }));
    const body = rows.map((row) =>
      element("tr", columns.map((column) => element("td", shown(row[column.field])))));
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
      headerFilterFunc: (wanted, value) =>
        shown(value).toLowerCase().includes(wanted.toLowerCase()),
      sorter: (one, other) =>
        shown(one).localeCompare(shown(other), "en", { numeric: true }),
      formatter: (cell) =>
        element("span", shown(cell.getValue()), { title: shown(cell.getValue()) }),
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
    column("Group that gave it", "group", 185),
    column("Priority", "priority", 105),
    column("Mapped groups", "groups", 190),
    column("Domain", "domain", 150),
    column("Profile", "profile", 170),
    column("Last change", "changed", 180),
    column("Held or due", "waiting", 190),
    column("Trouble", "trouble", 190),
    column("User id", "userId", 190),
  ];
  const mappingColumns = [
    column("Group", "group", 190),
    column("Domain", "domain", 150),
    column("Role", "role", 190, role),
    column("Priority", "priority", 105),
    column("Row", "state", 150),
    column("Members", "members", 115),
    column("Have its role", "holders", 150),
  ];
  const goneColumns = [
    column("User", "userName", 190),
    column("When", "at", 190),
    column("What", "outcome", 130),
    column("Domain", "domain", 150),
    column("Told", "text", 320),
    column("User id", "userId", 190),
  ];

  function table(id, columns, rows, height) {
    const made = new Tabulator(byId(id), {
      data: rows,
      columns,
      maxHeight: height,
      layout: "fitColumns",
      rowHeight: 34,
      placeholder: "Nobody and nothing",
      columnHeaderSortMulti: true,
    });
    made.on("tableBuilt", () => sortableByKeyboard(made));
    return made;
  }

  function sortableByKeyboard(made) {
    made.getColumns().forEach((one) => {
      const title = one.getElement().querySelector(".tabulator-col-title");
      title.tabIndex = 0;
      title.setAttribute("role", "button");
      title.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          const ascending = one.getElement().getAttribute("aria-sort") === "ascending";
          made.setSort(one.getField(), ascending ? "desc" : "asc");
        }
      });
    });
  }

  function showDetails(person) {
    byId("details-heading").textContent = person.userName || person.userId;
    const facts = peopleColumns
      .filter(({ field }) => shown(person[field]) !== "")
      .flatMap(({ title, field }) => [element("dt", title), element("dd", shown(person[field]))]);
    const reasons = plainTable(
      [
        { title: "Priority", field: "priority" },
        { title: "Group", field: "group" },
        { title: "Role", field: "role" },
      ],
      person.reasons);
    const history = plainTable(
      [
        { title: "When", field: "at" },
        { title: "What", field: "outcome" },
        { title: "Told", field: "text" },
      ],
      person.history);
    byId("details-body").replaceChildren(
      element("dl", facts),
      element("h3", "Rows about this user, the winner first"),
      person.reasons.length ? reasons : element("p", "No row gives this user anything here."),
      element("h3", "History, the newest first"),
      person.history.length ? history : element("p", "Nothing is remembered."));
    byId("details").showModal();
  }

  const { made, counts } = data;
  byId("made").textContent =
    `Stack ${made.stack}, account ${made.account}, region ${made.region}. ` +
    `Made ${made.at} by ${made.by}.`;

  [
    ["with access", counts.withAccess],
    ["in quarantine", counts.inQuarantine],
    ["held", counts.held],
    ["leaving", counts.leaving],
    ["in trouble", counts.trouble],
  ].forEach(([what, people]) =>
    byId("counts").append(element("div", [element("dt", what), element("dd", shown(people))])));
  [["Role", counts.byRole], ["Domain", counts.byDomain]].forEach(([title, rows]) =>
    byId("breakdown").append(
      plainTable(
        [{ title, field: "of" }, { title: "With access", field: "people" }], rows)));

  const people = table("people", peopleColumns, data.people, "70vh");
  const mapping = table("mapping", mappingColumns, data.mapping, "50vh");
  const gone = table("gone", goneColumns, data.gone, "50vh");

  people.on("dataFiltered", (_, rows) => {
    byId("shown").textContent = `${rows.length} of ${data.people.length} rows`;
  });
  byId("search").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    people.setFilter((person) =>
      peopleColumns.some(({ field }) => shown(person[field]).toLowerCase().includes(wanted)));
  });

  /** The tables hold only the rows in sight: on paper all that are filtered stand in plain ones. */
  addEventListener("beforeprint", () => {
    [[people, peopleColumns], [mapping, mappingColumns], [gone, goneColumns]].forEach(
      ([each, columns]) =>
        each.element.after(plainTable(columns, each.getData("active"), { class: "on-paper" })));
  });
  addEventListener("afterprint", () =>
    document.querySelectorAll(".on-paper").forEach((each) => each.remove()));
})();
