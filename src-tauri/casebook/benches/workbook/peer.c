/* Writes the cells of a tab-separated file as a workbook with libxlsxwriter; prints the seconds that took. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec + at.tv_nsec / 1e9;
}

int main(int count, char **given) {
    FILE *file = count == 3 ? fopen(given[1], "rb") : NULL;
    if (!file) return 1;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    if (!text || fread(text, 1, size, file) != (size_t)size) return 1;
    text[size] = 0;
    double begun = now();
    lxw_workbook *book = workbook_new(given[2]);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Danh sách");
    lxw_format *cell = workbook_add_format(book);
    format_set_font_name(cell, "Times New Roman");
    format_set_font_size(cell, 11);
    format_set_border(cell, LXW_BORDER_THIN);
    format_set_text_wrap(cell);
    format_set_align(cell, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(cell, LXW_ALIGN_LEFT);
    format_set_num_format(cell, "@");
    worksheet_set_column(sheet, 0, 19, 17, NULL);
    worksheet_freeze_panes(sheet, 4, 0);
    lxw_row_t row = 0;
    for (char *line = text; *line; row++) {
        char *end = strchr(line, '\n');
        *end = 0;
        lxw_col_t column = 0;
        for (char *at = line; at; column++) {
            char *tab = strchr(at, '\t');
            if (tab) *tab = 0;
            worksheet_write_string(sheet, row, column, at, cell);
            at = tab ? tab + 1 : NULL;
        }
        line = end + 1;
    }
    worksheet_autofilter(sheet, 3, 0, row - 1, 19);
    if (workbook_close(book) != LXW_NO_ERROR) return 1;
    printf("%f\n", now() - begun);
    return 0;
}
