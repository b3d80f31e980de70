using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Supply : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "corrections",
                table: "oms_positions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "moves",
                table: "oms_positions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "reorder_point",
                table: "oms_positions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "safety_stock",
                table: "oms_positions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "at_risk",
                table: "oms_order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "promised_for",
                table: "oms_order_lines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "oms_movements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "no",
                table: "oms_movements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "on_hand_after",
                table: "oms_movements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "unit_cost",
                table: "oms_movements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "oms_locations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "oms_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "oms_order_line_parts",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_line_parts", x => new { x.order_id, x.line_no, x.sku });
                });

            migrationBuilder.CreateIndex(
                name: "ix_oms_reservation_lines_owner",
                table: "oms_reservation_lines",
                columns: new[] { "tenant", "owner", "reservation" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_order_allocations_location",
                table: "oms_order_allocations",
                columns: new[] { "tenant", "location", "order_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "oms_order_line_parts");

            migrationBuilder.DropIndex(
                name: "ix_oms_reservation_lines_owner",
                table: "oms_reservation_lines");

            migrationBuilder.DropIndex(
                name: "ix_oms_order_allocations_location",
                table: "oms_order_allocations");

            migrationBuilder.DropColumn(
                name: "corrections",
                table: "oms_positions");

            migrationBuilder.DropColumn(
                name: "moves",
                table: "oms_positions");

            migrationBuilder.DropColumn(
                name: "reorder_point",
                table: "oms_positions");

            migrationBuilder.DropColumn(
                name: "safety_stock",
                table: "oms_positions");

            migrationBuilder.DropColumn(
                name: "at_risk",
                table: "oms_order_lines");

            migrationBuilder.DropColumn(
                name: "promised_for",
                table: "oms_order_lines");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "oms_movements");

            migrationBuilder.DropColumn(
                name: "no",
                table: "oms_movements");

            migrationBuilder.DropColumn(
                name: "on_hand_after",
                table: "oms_movements");

            migrationBuilder.DropColumn(
                name: "unit_cost",
                table: "oms_movements");

            migrationBuilder.DropColumn(
                name: "details",
                table: "oms_locations");

            migrationBuilder.DropColumn(
                name: "details",
                table: "oms_items");
        }
    }
}
