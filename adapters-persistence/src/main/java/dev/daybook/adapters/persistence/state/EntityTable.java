package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.StatementTexts;
import jakarta.persistence.Column;
import java.lang.reflect.AnnotatedElement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * One table of the state, derived from its JPA entity: the columns, the keys, the SQL texts, and how an entity becomes a row.
 *
 * <p>The entity is the only description of a row. The primary key is what the entity says it is. The alternate key is the
 * attribute that is marked by {@code @Column(unique = true)}; at most one is.
 */
final class EntityTable<E> {

    private final EntityPersister persister;
    private final List<AttributeMapping> attributes = new ArrayList<>();
    private final List<TableColumn> columns = new ArrayList<>();
    private final String columnNames;
    private final String storedNames;
    private final boolean isDerived;
    private final BitSet updatable = new BitSet();
    private final Map<BitSet, String> updates = new ConcurrentHashMap<>();
    private final KeyQuery byKey;
    private final Optional<KeyQuery> byAlternate;
    private final EntityRow<E> entityRow;
    private final StatementTexts<Selection.Shape, RowSelect<E>> selects =
            new StatementTexts<>(shape -> new RowSelect<>(this, shape));

    EntityTable(Class<E> entity, SessionFactoryImplementor sessions) {
        persister = sessions.getMappingMetamodel().getEntityDescriptor(entity);
        persister.getIdentifierMapping().forEachSelectable((index, column) -> columns.add(TableColumn.ofKey(column)));
        List<TableColumn> key = List.copyOf(columns);
        for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = persister.getAttributeMapping(i);
            List<TableColumn> own = columns(attribute);
            // the parts of a composite key are attributes, too
            if (own.stream().noneMatch(column -> isIn(key, column))) {
                attributes.add(attribute);
                columns.addAll(own);
            }
        }
        columnNames = each(columns.stream(), TableColumn::name, ", ");
        for (int i = 0; i < columns.size(); i++) {
            updatable.set(i, columns.get(i).isUpdatable());
        }
        storedNames = each(columns.stream().filter(TableColumn::isStored), TableColumn::name, ", ");
        isDerived = entity.isAnnotationPresent(ReadFromView.class);
        byKey = new KeyQuery(persister.getIdentifierMapping(), key);
        byAlternate = alternate(entity).map(attribute -> new KeyQuery(attribute, columns(attribute)));
        entityRow = new EntityRow<>(entity, persister, columns, sessions);
    }

    private static List<TableColumn> columns(AttributeMapping attribute) {
        List<TableColumn> columns = new ArrayList<>();
        attribute.forEachSelectable((index, column) -> columns.add(TableColumn.ofAttribute(column)));
        return columns;
    }

    private static boolean isIn(List<TableColumn> key, TableColumn candidate) {
        return key.stream().anyMatch(column -> column.name().equals(candidate.name()));
    }

    private Optional<AttributeMapping> alternate(Class<E> entity) {
        List<AttributeMapping> unique =
                attributes.stream().filter(EntityTable::isUnique).toList();
        if (unique.size() > 1) {
            throw new IllegalArgumentException(entity.getSimpleName() + " marks several columns as unique: "
                    + unique.stream().map(AttributeMapping::getAttributeName).collect(Collectors.joining(", "))
                    + ". Mark the alternate key alone.");
        }
        return unique.stream().findFirst();
    }

    private static boolean isUnique(AttributeMapping attribute) {
        if (!(attribute.getPropertyAccess().getGetter().getMember() instanceof AnnotatedElement member)) {
            return false;
        }
        Column column = member.getAnnotation(Column.class);
        return column != null && column.unique();
    }

    private String updateText(BitSet changes) {
        List<TableColumn> key = columns.stream().filter(TableColumn::isKey).toList();
        List<TableColumn> changed = changes.stream().mapToObj(columns::get).toList();
        List<TableColumn> sent = Stream.concat(key.stream(), changed.stream()).toList();
        return "update " + name() + " as stored set "
                + each(changed.stream(), c -> c.name() + " = changed." + c.name(), ", ")
                + " from unnest(" + each(sent.stream(), c -> "?::" + c.type() + "[]", ", ") + ") as changed ("
                + each(sent.stream(), TableColumn::name, ", ") + ") where "
                + each(key.stream(), c -> "stored." + c.name() + " = changed." + c.name(), " and ");
    }

    private static String each(Stream<TableColumn> columns, Function<TableColumn, String> form, String separator) {
        return columns.map(form).collect(Collectors.joining(separator));
    }

    /** The table's name. */
    String name() {
        return persister.getIdentifierTableDetails().getTableName();
    }

    /** All columns, those of the primary key first. */
    List<TableColumn> columns() {
        return columns;
    }

    /** The names of all columns, separated by commas. */
    String columnNames() {
        return columnNames;
    }

    /** The names of the columns that the table has, separated by commas. */
    String storedNames() {
        return storedNames;
    }

    /** The name of the table, or of the view, that has all columns. */
    String readFrom() {
        return isDerived ? name() + ReadFromView.SUFFIX : name();
    }

    /** Whether rows are read from a view, which derives a part of them from rows of other tables. */
    boolean isDerived() {
        return isDerived;
    }

    /** The columns for which a changed row may bring another value, by their places in {@link #columns}. */
    BitSet updatable() {
        return updatable;
    }

    /**
     * An UPDATE of any number of rows. Its parameters are arrays: one for each column of the primary key, then one for each
     * of the columns that change.
     *
     * @param changes the places of these columns in {@link #columns}
     */
    String update(BitSet changes) {
        return updates.computeIfAbsent(changes, this::updateText);
    }

    /** The SELECT of these rows. */
    RowSelect<E> select(Selection selection) {
        return selects.of(selection.shape());
    }

    /**
     * The entity of a row that has the {@link #columns} in their order.
     *
     * @param first the number of the first of them
     */
    E entity(Row row, int first) throws SQLException {
        return entityRow.entity(row, first);
    }

    /** Finds rows by the primary key. */
    KeyQuery byKey() {
        return byKey;
    }

    /**
     * Finds rows by the alternate key.
     *
     * @throws IllegalStateException if the entity has none
     */
    KeyQuery byAlternate() {
        return byAlternate.orElseThrow(() -> new IllegalStateException(
                persister.getEntityName() + " has no alternate key. Mark its attribute by @Column(unique = true)."));
    }

    /** The row's values in the order of {@link #columns}. */
    List<@Nullable Object> values(E row, StatelessSession session) {
        SharedSessionContractImplementor provider = (SharedSessionContractImplementor) session;
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        persister
                .getIdentifierMapping()
                .breakDownJdbcValues(
                        persister.getIdentifier(row, provider), (index, value, column) -> values.add(value), provider);
        for (AttributeMapping attribute : attributes) {
            attribute.breakDownJdbcValues(
                    attribute.getPropertyAccess().getGetter().get(row),
                    (index, value, column) -> values.add(value),
                    provider);
        }
        return values;
    }
}
