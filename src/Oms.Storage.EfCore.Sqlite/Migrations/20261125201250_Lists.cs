using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_allocation",
                table: "oms_orders",
                columns: new[] { "tenant", "allocation", "id" },
                filter: "\"allocation\" NOT IN (0, 3)");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_category",
                table: "oms_orders",
                columns: new[] { "tenant", "category", "id" },
                filter: "\"category\" <> 2");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_channel",
                table: "oms_orders",
                columns: new[] { "tenant", "channel", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_hold",
                table: "oms_orders",
                columns: new[] { "tenant", "hold", "id" },
                filter: "\"hold\" <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_tenant",
                table: "oms_orders",
                columns: new[] { "tenant", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_fulfilment_orders_in_hand",
                table: "oms_fulfilment_orders",
                columns: new[] { "tenant", "location", "order_id" },
                filter: "\"state\" IN (0, 1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_oms_orders_allocation",
                table: "oms_orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_category",
                table: "oms_orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_channel",
                table: "oms_orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_hold",
                table: "oms_orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_orders_tenant",
                table: "oms_orders");

            migrationBuilder.DropIndex(
                name: "ix_oms_fulfilment_orders_in_hand",
                table: "oms_fulfilment_orders");
        }
    }
}
