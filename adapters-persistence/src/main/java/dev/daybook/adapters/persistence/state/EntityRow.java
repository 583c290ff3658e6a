package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.property.access.spi.Setter;

/**
 * Makes entities of the rows of a result, by the entity's own mapping.
 *
 * <p>The persistence provider would plan a native query again at each use, which costs more than the query itself.
 */
final class EntityRow<E> {

    private final Class<E> entity;
    private final EntityPersister persister;
    private final SessionFactoryImplementor sessions;
    private final List<Part> parts = new ArrayList<>();

    /** A column, and the attribute that its value is for. */
    private record Part(JdbcMapping mapping, Setter attribute) {}

    /**
     * Rows with those columns, in their order.
     *
     * @throws IllegalArgumentException if an attribute has several columns
     */
    EntityRow(
            Class<E> entity, EntityPersister persister, List<TableColumn> columns, SessionFactoryImplementor sessions) {
        this.entity = entity;
        this.persister = persister;
        this.sessions = sessions;
        List<AttributeMapping> attributes = new ArrayList<>(ofIdentifier(persister.getIdentifierMapping()));
        for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
            attributes.add(persister.getAttributeMapping(i));
        }
        columns.forEach(column -> parts.add(part(column, attributes)));
    }

    /** The attributes of the entity that make its identifier. */
    private static List<AttributeMapping> ofIdentifier(EntityIdentifierMapping identifier) {
        if (identifier instanceof NonAggregatedIdentifierMapping composite) {
            List<AttributeMapping> all = new ArrayList<>();
            composite.getVirtualIdEmbeddable().forEachAttributeMapping((index, attribute) -> all.add(attribute));
            return all;
        }
        return identifier instanceof AttributeMapping single ? List.of(single) : List.of();
    }

    private Part part(TableColumn column, List<AttributeMapping> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.getJdbcTypeCount() == 1)
                .filter(attribute ->
                        selectable(attribute).getSelectionExpression().equals(column.name()))
                .map(attribute -> new Part(
                        selectable(attribute).getJdbcMapping(),
                        attribute.getPropertyAccess().getSetter()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The column " + column.name() + " of "
                        + entity.getSimpleName() + " belongs to an attribute with several columns, which tables of the"
                        + " state do not support. Give each column an attribute of its own."));
    }

    private static SelectableMapping selectable(AttributeMapping attribute) {
        return attribute.getSelectable(0);
    }

    /**
     * The entity of that row.
     *
     * @param first the number of its first column
     */
    E entity(Row row, int first) throws SQLException {
        Object made = persister.getRepresentationStrategy().getInstantiator().instantiate(sessions);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Object value = row.cell(
                    first + i,
                    (result, column) -> part.mapping()
                            .getJdbcValueExtractor()
                            .extract(result, column, sessions.getWrapperOptions()));
            part.attribute().set(made, part.mapping().convertToDomainValue(value));
        }
        return entity.cast(made);
    }
}
